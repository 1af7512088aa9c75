"""sha256sum: print or check SHA256 digests."""

from genwrapper.applets.digests import digest_applet

sha256sum = digest_applet("sha256sum", "sha256", "SHA256")
