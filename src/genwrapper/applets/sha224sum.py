"""sha224sum: print or check SHA224 digests."""

from genwrapper.applets.digests import digest_applet

sha224sum = digest_applet("sha224sum", "sha224", "SHA224")
