"""xz: compress files with xz, or expand them."""

from genwrapper.applets.compression.usages import xz_applet

xz = xz_applet("xz")
