"""zcat: print files that gzip has compressed."""

from genwrapper.applets.compression.usages import gzip_applet

zcat = gzip_applet("zcat", expand=True, to_stdout=True)
