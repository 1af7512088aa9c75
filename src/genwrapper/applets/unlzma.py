"""unlzma: expand files that lzma has compressed."""

from genwrapper.applets.compression.usages import xz_applet

unlzma = xz_applet("unlzma", "lzma", expand=True)
