"""sha1sum: print or check SHA1 digests."""

from genwrapper.applets.digests import digest_applet

sha1sum = digest_applet("sha1sum", "sha1", "SHA1")
