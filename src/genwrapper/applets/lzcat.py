"""lzcat: print files that lzma has compressed."""

from genwrapper.applets.compression.usages import xz_applet

lzcat = xz_applet("lzcat", "lzma", expand=True, to_stdout=True)
