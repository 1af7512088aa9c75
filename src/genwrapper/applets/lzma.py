"""lzma: compress files with lzma, or expand them."""

from genwrapper.applets.compression.usages import xz_applet

lzma = xz_applet("lzma", "lzma")
