"""bunzip2: expand files that bzip2 has compressed."""

from genwrapper.applets.compression.usages import bzip2_applet

bunzip2 = bzip2_applet("bunzip2", expand=True)
