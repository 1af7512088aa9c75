"""bzcat: print files that bzip2 has compressed."""

from genwrapper.applets.compression.usages import bzip2_applet

bzcat = bzip2_applet("bzcat", expand=True, to_stdout=True)
