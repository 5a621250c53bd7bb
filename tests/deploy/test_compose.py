"""compose.yaml agrees with itself and with the files, ports and settings that it names."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.settings import Settings

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "compose.yaml"


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load(COMPOSE.read_text())


@pytest.fixture(scope="module")
def services(compose: dict[str, Any]) -> dict[str, Any]:
    return compose["services"]


def test_it_holds_entente_postgresql_and_grafana(services: dict[str, Any]) -> None:
    assert set(services) == {"entente", "postgres", "grafana"}


def test_a_service_is_built_here_or_is_an_image_of_a_named_version(services: dict[str, Any]) -> None:
    for name, service in services.items():
        if "build" in service:
            assert (ROOT / service["build"] / "Dockerfile").is_file()
        else:
            assert re.fullmatch(r"[a-z/]+:[0-9.]+", service["image"]), name


def test_what_is_mounted_exists(compose: dict[str, Any], services: dict[str, Any]) -> None:
    used = set()
    for service in services.values():
        for mount in service.get("volumes", []):
            source, target, *_ = mount.split(":")
            assert target.startswith("/")
            if source.startswith("."):
                assert (ROOT / source).is_dir(), source
            else:
                used.add(source)
    assert used == set(compose["volumes"])


def test_a_service_that_is_waited_for_can_say_that_it_is_healthy(services: dict[str, Any]) -> None:
    image_checks = "HEALTHCHECK" in (ROOT / "Dockerfile").read_text()
    for service in services.values():
        for other, awaited in service.get("depends_on", {}).items():
            assert awaited == {"condition": "service_healthy"}
            assert "healthcheck" in services[other] or ("build" in services[other] and image_checks)


def test_ports_are_published_to_this_machine_alone_and_no_two_collide(services: dict[str, Any]) -> None:
    published = [port for service in services.values() for port in service.get("ports", [])]
    taken = [re.fullmatch(r"127\.0\.0\.1:\$\{\w+:-(\d+)\}:\d+", port) for port in published]
    assert all(taken)
    assert len({match[1] for match in taken if match}) == len(published)


def test_entente_listens_on_the_port_that_is_published(services: dict[str, Any]) -> None:
    port = services["entente"]["ports"][0].rpartition(":")[2]
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert f"PORT={port}" in dockerfile
    assert f"EXPOSE {port}" in dockerfile
    assert services["grafana"]["environment"]["ENTENTE_URL"] == f"http://entente:{port}"


def test_entente_is_told_the_database_that_postgresql_makes(services: dict[str, Any]) -> None:
    made = services["postgres"]["environment"]
    url = services["entente"]["environment"]["DATABASE_URL"]
    expected = f"postgresql://{made['POSTGRES_USER']}:{made['POSTGRES_PASSWORD']}@postgres:5432/{made['POSTGRES_DB']}"
    assert url == expected
    assert Settings(DATABASE_URL=url).database_url == url  # type: ignore[call-arg]


def test_grafana_finds_its_data_source_plugin_and_dashboards(services: dict[str, Any]) -> None:
    grafana = services["grafana"]
    inside = {target: source for source, target, *_ in (mount.split(":") for mount in grafana["volumes"])}
    provisioning = ROOT / inside["/etc/grafana/provisioning"]
    for path in (provisioning / "datasources").iterdir():
        text = path.read_text()
        for source in yaml.safe_load(text)["datasources"]:
            assert source["type"] in grafana["environment"]["GF_PLUGINS_PREINSTALL"].split(",")
        assert set(re.findall(r"\$\{(\w+)\}", text)) <= set(grafana["environment"])
    for path in (provisioning / "dashboards").iterdir():
        for provider in yaml.safe_load(path.read_text())["providers"]:
            dashboards = list((ROOT / inside[provider["options"]["path"]]).glob("*.json"))
            assert dashboards
            assert all(json.loads(dashboard.read_text())["title"] for dashboard in dashboards)


def test_docker_compose_accepts_it() -> None:
    command = ["docker", "compose"]
    if not shutil.which("docker") or subprocess.run([*command, "version"], capture_output=True).returncode:
        pytest.skip("docker compose is not installed")
    checked = subprocess.run(
        [*command, "--file", str(COMPOSE), "config", "--quiet"], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stderr
