"""unxz: expand files that xz has compressed."""

from genwrapper.applets.compression.usages import xz_applet

unxz = xz_applet("unxz", expand=True)
