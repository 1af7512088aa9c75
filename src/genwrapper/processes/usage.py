"""What a process, or a tree of them, has used."""


class Usage:
    """What has been used of the machine.

    user, system    seconds of CPU; of a tree: of the living, of the dead and of their children
    resident        bytes in memory now; 0 of a process that has ended
    peak            bytes: the largest `resident` seen
    count           living processes
    """

    __slots__ = ("count", "peak", "resident", "system", "user")

    def __init__(self, user: float, system: float, resident: int, peak: int, count: int) -> None:
        self.user = user
        self.system = system
        self.resident = resident
        self.peak = peak
        self.count = count

    @property
    def cpu(self) -> float:
        """Seconds of CPU, user and system."""
        return self.user + self.system

    def __repr__(self) -> str:
        return (
            f"Usage(user={self.user:.3f}, system={self.system:.3f}, "
            f"resident={self.resident}, peak={self.peak}, count={self.count})"
        )
