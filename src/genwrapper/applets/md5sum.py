"""md5sum: print or check MD5 digests."""

from genwrapper.applets.digests import digest_applet

md5sum = digest_applet("md5sum", "md5", "MD5")
