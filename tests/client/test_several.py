"""A project with several clients."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from genwrapper.bundle.version import wrapped
from genwrapper.gitbox import program
from genwrapper.grid.client import Client
from genwrapper.grid.project import Project
from genwrapper.grid.server import Server

pytestmark = [pytest.mark.client, pytest.mark.slow, pytest.mark.timeout(600)]


def test_two_clients_share_the_jobs_of_a_project(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    project.add(wrapped("work", Path(program())))
    script = tmp_path / "wu_script.sh"
    script.write_text(
        "boinc init_data hostid > $(boinc resolve_filename out)\n"
        "while [ ! -f ../../../together ]; do sleep 0.1; done\n"
    )
    jobs = [project.submit("work", {"wu_script.sh": script}, ["out"]) for _ in range(2)]
    with ExitStack() as stack:
        server = stack.enter_context(Server(project))
        clients = [stack.enter_context(Client(tmp_path / f"client{n}")) for n in range(2)]
        for client in clients:
            client.attach(server.url)
            client.wait(lambda client=client: client.tasks(), 200, "each has a task")  # type: ignore[misc]
        (tmp_path / "together").touch()
        reports = [project.wait(job, 200) for job in jobs]
        assert [report.succeeded for report in reports] == [True, True], reports[0].stderr
        assert sorted(job.output("out") for job in jobs) == [b"1\n", b"2\n"]
    assert [process for client in clients for process in client.processes()] == []
