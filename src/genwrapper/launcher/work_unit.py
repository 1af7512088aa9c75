"""The way of a work unit, from the client's slot to its end."""


def run(program: str, arguments: list[str]) -> int:
    """Run the work unit in the current folder and return the exit code for the client."""
    raise NotImplementedError(program, arguments)
