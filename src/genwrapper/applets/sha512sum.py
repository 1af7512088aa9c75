"""sha512sum: print or check SHA512 digests."""

from genwrapper.applets.digests import digest_applet

sha512sum = digest_applet("sha512sum", "sha512", "SHA512")
