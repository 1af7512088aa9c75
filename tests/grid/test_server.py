"""The project as a client meets it, over HTTP."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from genwrapper.bundle.signing import PublicKey
from genwrapper.bundle.version import ApplicationVersion, VersionFile
from genwrapper.grid.project import ABORTED, SENT, Job, Project
from genwrapper.grid.scheduler import value
from genwrapper.grid.server import Server

ASK = """<scheduler_request>
<platform_name>x86_64-pc-linux-gnu</platform_name>
<hostid>{host}</hostid>
<work_req_seconds>{seconds}</work_req_seconds>
<p_ncpus>{processors}</p_ncpus>
{more}
</scheduler_request>
"""
RESULT = """<result>
<name>{name}</name>
<final_cpu_time>1.5</final_cpu_time>
<final_elapsed_time>2.5</final_elapsed_time>
<exit_status>203</exit_status>
<state>6</state>
<stderr_out>
<![CDATA[
what went wrong & why
]]>
</stderr_out>
</result>
"""
UPLOAD = """<data_server_request>
<file_upload>
<file_info>
<name>{name}</name>
<max_nbytes>1000</max_nbytes>
</file_info>
<nbytes>{size}</nbytes>
<offset>{offset}</offset>
<data>
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    program = tmp_path / "program"
    program.write_bytes(bytes(range(256)) * 10)
    project = Project(tmp_path / "project")
    project.add(ApplicationVersion("app", [VersionFile("app_1.00", program, main=True)]))
    with Server(project) as running:
        yield running


@pytest.fixture
def job(server: Server, tmp_path: Path) -> Job:
    (tmp_path / "in").write_bytes(b"input\n")
    return server.project.submit(
        "app", {"in": tmp_path / "in"}, ["out"], optional=["maybe"], command_line="a <b>"
    )


def get(url: str, **headers: str) -> tuple[int, bytes]:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        return answer.status, answer.read()


def post(url: str, data: str | bytes) -> str:
    data = data.encode() if isinstance(data, str) else data
    with urllib.request.urlopen(url, data) as answer:
        text: str = answer.read().decode()
        return text


def schedule(
    server: Server, more: str = "", *, host: int = 0, seconds: float = 1, processors: int = 1
) -> str:
    request = ASK.format(host=host, seconds=seconds, processors=processors, more=more)
    return post(f"{server.url}scheduler", request)


def test_master_page_and_configuration(server: Server) -> None:
    page = get(server.url)[1].decode()
    assert f'<link rel="boinc_scheduler" href="{server.url}scheduler">' in page
    configuration = get(f"{server.url}get_project_config.php")[1].decode()
    assert value(configuration, "master_url") == server.url
    assert value(configuration, "platform_name") == "x86_64-pc-linux-gnu"


def test_downloads_whole_and_in_part(server: Server) -> None:
    url = f"{server.url}download/app_1.00"
    assert get(url) == (200, bytes(range(256)) * 10)
    assert get(url, Range="bytes=2500-") == (206, bytes(range(196, 256)))
    for wrong in ("download/none", "download/../../program", "none"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(f"{server.url}{wrong}")


def test_a_host_gets_a_job_with_all_that_it_needs(server: Server, job: Job) -> None:
    reply = schedule(server)
    key = PublicKey.from_text(value(reply, "code_sign_key"))
    assert key.verifies(value(reply, "file_signature"), server.project.files["app_1.00"].md5)
    assert value(reply, "hostid") == "1"
    assert "<command_line>a &lt;b&gt;</command_line>" in reply
    assert reply.count("<optional/>") == 1
    assert f"<url>{server.url}download/app_0_in</url>" in reply
    assert (job.state, job.host) == (SENT, 1)
    again = schedule(server, "<code_sign_key>x</code_sign_key>", host=1)
    assert "<workunit>" not in again
    assert "<code_sign_key>" not in again
    assert value(schedule(server), "hostid") == "2"


def test_no_work_where_none_is_asked_for_or_none_fits(server: Server, job: Job) -> None:
    assert "<workunit>" not in schedule(server, seconds=0)
    request = ASK.format(host=1, seconds=1, processors=1, more="").replace("linux", "plan9")
    assert "<workunit>" not in post(f"{server.url}scheduler", request)
    assert "<workunit>" in schedule(server)


def test_several_jobs_for_several_processors(server: Server, job: Job, tmp_path: Path) -> None:
    for _ in range(2):
        server.project.submit("app", {"in": tmp_path / "in"}, ["out"])
    reply = schedule(server, processors=2)
    assert reply.count("<workunit>") == 2
    assert reply.count("<app_version>") == 1
    assert schedule(server, host=1, processors=2).count("<workunit>") == 0
    assert schedule(server, host=2, processors=2).count("<workunit>") == 1


def test_reports_are_kept_once(server: Server, job: Job) -> None:
    others = f"<other_results><other_result><name>{job.result}</name></other_result>"
    assert f"<name>{job.result}</name></result_ack>" not in schedule(server, others)
    reply = schedule(server, RESULT.format(name=job.result), host=1, seconds=0)
    assert f"<result_ack><name>{job.result}</name></result_ack>" in reply
    report = server.project.wait(job, 1)
    assert (report.state, report.exit_status) == (ABORTED, 203)
    assert (report.cpu_time, report.elapsed_time) == (1.5, 2.5)
    assert report.stderr == "what went wrong & why"
    assert not report.succeeded
    schedule(server, RESULT.format(name=job.result).replace("203", "0"), host=1, seconds=0)
    assert server.project.wait(job, 1) is report


def test_what_is_not_reported_is_waited_for_no_longer_than_asked(server: Server, job: Job) -> None:
    with pytest.raises(TimeoutError, match=job.result):
        server.project.wait(job, 0.01)


def test_trickles(server: Server, job: Job) -> None:
    message = (
        f"<msg_from_host>\n<result_name>{job.result}</result_name>\n<time>1</time>\n"
        "<variety>progress</variety>\n<text>half\nway</text>\n</msg_from_host>"
    )
    assert "<message_ack/>" in schedule(server, message, host=1, seconds=0)
    assert job.trickles == [("progress", "half\nway")]
    assert "<message_ack/>" not in schedule(server, host=1, seconds=0)


def upload(server: Server, name: str, data: bytes, *, offset: int = 0, size: int = 0) -> str:
    head = UPLOAD.format(name=name, offset=offset, size=size or offset + len(data))
    return value(post(f"{server.url}file_upload_handler", head.encode() + data), "status")


def stored(server: Server, name: str) -> str:
    request = f"<data_server_request>\n<get_file_size>{name}</get_file_size>\n"
    return value(post(f"{server.url}file_upload_handler", request), "file_size")


def test_uploads_go_on_where_they_broke_off(server: Server, job: Job) -> None:
    name = job.outputs["out"].name
    assert stored(server, name) == "0"
    assert upload(server, name, b"first <data>\n", size=20) == "1"
    assert stored(server, name) == "13"
    assert upload(server, name, b"second\n", offset=13) == "0"
    assert job.output("out") == b"first <data>\nsecond\n"
    assert upload(server, name, b"anew\n") == "0"
    assert job.output("out") == b"anew\n"
    assert upload(server, name, b"hole", offset=99) == "1"
    assert job.output("out") == b"anew\n"


@pytest.mark.parametrize("name", ["none", "../secret", ""])
def test_uploads_that_no_job_has_are_refused(server: Server, job: Job, name: str) -> None:
    assert upload(server, name, b"x") == "-1"


def test_a_file_never_changes_its_contents(server: Server, tmp_path: Path) -> None:
    (tmp_path / "program").write_bytes(b"another")
    version = ApplicationVersion("app", [VersionFile("app_1.00", tmp_path / "program", main=True)])
    with pytest.raises(ValueError, match=r"app_1\.00 is served already"):
        server.project.add(version)
