"""What Schemathesis is told about this API, so that most of what it makes up can succeed.

CHAT_FUZZ names a JSON file: `operations` maps the name of a root field to `{token?, values?}`, `*` stands for all others;
`values` maps the name of an argument or input field to values that exist. What stands under `once` of an operation is used
up. Three of four documents get such values, the others keep what was made up. Each answer is one line of CHAT_FUZZ_ANSWERS.
"""

import dataclasses
import hashlib
import json
import os
import zlib

import graphql
import schemathesis
from hypothesis import strategies as st

with open(os.environ["CHAT_FUZZ"], encoding="utf-8") as file:
    KNOWN = json.load(file)["operations"]
MADE_UP = object()
USED: dict[tuple[str, str], int] = {}


def uuid7(seed: bytes) -> str:
    digits = hashlib.sha256(seed).hexdigest()
    return f"01934b7e4a00{'7'}{digits[:3]}8{digits[3:18]}"


schemathesis.graphql.scalar(
    "CommandId",
    st.binary(min_size=8, max_size=8).map(uuid7).map(schemathesis.graphql.nodes.String),
)
schemathesis.graphql.scalar("Position", st.just("0").map(schemathesis.graphql.nodes.String))
schemathesis.graphql.scalar(
    "Time",
    st.sampled_from(["2026-01-01T00:00:00.000Z", "1970-01-01T00:00:00Z"]).map(schemathesis.graphql.nodes.String),
)


def value_for(operation: str, name: str, seed: int):
    """A value that exists for this argument of this operation: its own, one that is used up, or everybody's."""
    own = KNOWN.get(operation, {})
    once = own.get("once", {}).get(name)
    if once:
        index = USED.get((operation, name), 0)
        USED[(operation, name)] = index + 1
        return once[index % len(once)]
    values = own.get("values", {}).get(name) or KNOWN["*"]["values"].get(name)
    return values[seed % len(values)] if values else MADE_UP


class Fill(graphql.Visitor):
    def __init__(self, operation: str, seed: int) -> None:
        super().__init__()
        self.operation = operation
        self.seed = seed

    def fill(self, node, *_):
        if node.name.value == "after" and isinstance(node, graphql.ObjectFieldNode):
            return dataclasses.replace(node, value=graphql.NullValueNode())
        value = value_for(self.operation, node.name.value, self.seed)
        return None if value is MADE_UP else dataclasses.replace(node, value=graphql.parse_value(json.dumps(value)))

    enter_argument = fill
    enter_object_field = fill


class Rekey(graphql.Visitor):
    """The same command has the same id, another one another: the made-up ids repeat."""

    def __init__(self, seed: bytes) -> None:
        super().__init__()
        self.seed = seed

    def enter_object_field(self, node, *_):
        if node.name.value in ("commandId", "clientMessageId"):
            return dataclasses.replace(node, value=graphql.StringValueNode(value=uuid7(self.seed)))
        return None


def root_field(document: graphql.DocumentNode) -> str:
    definition = document.definitions[0]
    return definition.selection_set.selections[0].name.value


def filled(text: str) -> str:
    try:
        body = graphql.parse(text)
    except graphql.GraphQLError:
        return text
    operation = root_field(body)
    seed = zlib.crc32(text.encode())
    if seed % 4 == 0 and operation not in KNOWN:
        return text
    body = graphql.visit(body, Fill(operation, seed // 4))
    return graphql.print_ast(graphql.visit(body, Rekey(graphql.print_ast(body).encode())))


def operation_of(case) -> str:
    return case.operation.label.split(".")[-1]


@schemathesis.hook
def before_call(_context, case, _kwargs):
    # Here and not where bodies are made: ids are learned from answers and put in later, and what destroys things must not get
    # those that the others need.
    if isinstance(case.body, str):
        case.body = filled(case.body)
    known = KNOWN.get(operation_of(case), {})
    tokens = known.get("tokens") or KNOWN["*"]["tokens"]
    index = USED.get((operation_of(case), "token"), 0)
    USED[(operation_of(case), "token")] = index + 1
    case.headers = {**(case.headers or {}), "authorization": f"Bearer {tokens[index % len(tokens)]}"}


@schemathesis.hook
def after_call(_context, case, response):
    try:
        body = response.json()
    except ValueError:
        body = {}
    data = body.get("data") or {}
    codes = [error.get("extensions", {}).get("code") for error in body.get("errors", [])]
    answered = any(value is not None for value in data.values())
    line = {"operation": case.operation.label, "status": response.status_code, "answered": answered, "codes": codes}
    if "INTERNAL" in codes or (not answered and os.environ.get("CHAT_FUZZ_VERBOSE")):
        line["sent"] = case.body
        line["said"] = body.get("errors")
    with open(os.environ["CHAT_FUZZ_ANSWERS"], "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
