"""gunzip: expand files that gzip has compressed."""

from genwrapper.applets.compression.usages import gzip_applet

gunzip = gzip_applet("gunzip", expand=True)
