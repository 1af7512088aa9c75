"""sha384sum: print or check SHA384 digests."""

from genwrapper.applets.digests import digest_applet

sha384sum = digest_applet("sha384sum", "sha384", "SHA384")
