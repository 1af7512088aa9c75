"""Points of time for `date`, `touch`, `find`, `ls` and others: words, formats, time zones."""
