"""bzip2: compress files with bzip2, or expand them."""

from genwrapper.applets.compression.usages import bzip2_applet

bzip2 = bzip2_applet("bzip2")
