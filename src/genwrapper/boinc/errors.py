"""The errors of the application API. Each knows the exit code that BOINC has for it."""

from genwrapper.boinc.exit_codes import INIT_FAILURE


class BoincError(Exception):
    """What the application can't go on from; `exit_code` is what to end with."""

    exit_code = INIT_FAILURE


class DamagedInitData(BoincError):
    """`init_data.xml` is there, and is not what a client writes."""


class DamagedChannels(BoincError):
    """The file behind the message channels is too short or can't be mapped."""


class BrokenLink(BoincError):
    """A soft link of the slot names a file or folder that is gone."""


class SlotInUse(BoincError):
    """Another process holds the slot's lock; end with `temporary_exit`."""
