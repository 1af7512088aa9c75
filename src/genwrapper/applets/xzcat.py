"""xzcat: print files that xz has compressed."""

from genwrapper.applets.compression.usages import xz_applet

xzcat = xz_applet("xzcat", expand=True, to_stdout=True)
