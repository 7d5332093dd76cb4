"""The bill of materials of a wheel, in CycloneDX's JSON: `python sbom.py WHEEL ENVIRONMENT OUTPUT`.

ENVIRONMENT is a virtual environment that has the wheel with what it needs, and nothing else. Needs
the dependency group ci-tools. Fails if a package has no licence, or if CycloneDX's schema refuses
the bill.
"""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

CHECKOUT = Path(__file__).parent.parent


def bill(wheel: Path, environment: Path) -> dict[str, Any]:
    """What the environment has, with the wheel itself as what the bill is about."""
    made = subprocess.run(
        [
            Path(sys.executable).with_name("cyclonedx-py"),
            *("environment", environment / "bin" / "python", "--output-reproducible"),
            *("--pyproject", CHECKOUT / "pyproject.toml"),
        ],
        check=True,
        stdout=subprocess.PIPE,
    )
    found: dict[str, Any] = json.loads(made.stdout)
    # The version stands in the package, where the tool does not look, nor at the wheel.
    name, version = wheel.name.split("-")[:2]
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    found["metadata"]["component"] |= {
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }
    for package in found["components"]:
        # What is no expression of SPDX the tool leaves out: "BSD-3-Clause and Public-Domain".
        if not package.get("licenses") and (said := _said_licence(environment, package["name"])):
            package["licenses"] = [{"license": {"name": said}}]
    return found


def _said_licence(environment: Path, package: str) -> str:
    """What a package's metadata call its licence, in their own words; else the title of that."""
    program = (
        "import sys; from importlib.metadata import distribution\n"
        "package = distribution(sys.argv[1])\n"
        "texts = [f for f in package.files or () if f.match('licenses/LICENSE')]\n"
        "title = [f.read_text().lstrip().split('\\n')[0] for f in texts]\n"
        "print(package.metadata['License'] or ''.join(title[:1]))"
    )
    command = [environment / "bin" / "python", "-c", program, package]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    return said if said and said != "None" and "\n" not in said else ""


def main(wheel: Path, environment: Path, output: Path) -> int:
    """Write the bill and print a line for each package in it."""
    made = bill(wheel, environment)
    text = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    for package in (made["metadata"]["component"], *made["components"]):
        licences = [
            item.get("expression") or item["license"].get("id") or item["license"].get("name")
            for item in package.get("licenses", ())
        ]
        print(f"{package['name']} {package['version']}: {', '.join(licences)}")
        if not licences:
            print("a package without a licence is not shipped with")
            return 1
    if problem := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        print(problem)
        return 1
    output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
