"""lzmacat: print files that lzma has compressed."""

from genwrapper.applets.compression.usages import xz_applet

lzmacat = xz_applet("lzmacat", "lzma", expand=True, to_stdout=True)
