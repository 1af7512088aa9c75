"""The names that the launcher, the shell's `boinc` command and the script share in a slot."""

CHANNELS = "gw_mmap_file"
CHANNELS_VARIABLE = "GENWRAPPER_CHANNELS"  # its path, for the `boinc` command
LINKS_FOLDER = "gw_bin"
STARTER = "gw_tmp.sh"
STAGED = "gw_staged"
STAGING_FOLDER = "gw_staging"
ENDED = "gw_ended"  # the status of a script that has ended
CPU_TIME = "gw_cpu_time"
TRICKLE = "gw_trickle_"  # text for a trickle, from the command
WORK_UNIT_SCRIPT = "wu_script.sh"
PROFILE = "profile.sh"
PROGRESS = "fraction_done.txt"
STDOUT, STDERR = "stdout.txt", "stderr.txt"
