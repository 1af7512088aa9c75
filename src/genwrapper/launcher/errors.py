"""What ends a work unit before its script has begun."""

from genwrapper.boinc import exit_codes


class CannotStart(Exception):
    """The slot holds no work unit that could run; `exit_code` is what the client is told."""

    def __init__(self, message: str, exit_code: int = exit_codes.INIT_FAILURE) -> None:
        super().__init__(message)
        self.exit_code = exit_code
