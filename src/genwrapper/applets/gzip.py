"""gzip: compress files with gzip, or expand them."""

from genwrapper.applets.compression.usages import gzip_applet

gzip = gzip_applet("gzip")
