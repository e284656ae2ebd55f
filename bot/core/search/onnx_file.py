"""Writing a model as onnxruntime reads it: its graph in one file, its weights in another that is mapped, not read.

ONNX is protocol buffers (https://onnx.ai/onnx/repo-docs/IR.html): a field is its number and kind, then a value,
here a number or bytes with their length before them.
"""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

_IR_VERSION = 8
_OPSETS = {"": 20, "com.microsoft": 1}
_ELEMENTS = {"float32": 1, "uint8": 2, "int64": 7, "float16": 10}
_LARGE = 1024
_PAGE = 4096

_NUMBER, _BYTES, _SINGLE = 0, 2, 5
_ATTRIBUTE_FLOAT, _ATTRIBUTE_INT, _ATTRIBUTE_INTS = 1, 2, 7
_EXTERNAL = 1

Attributes = Mapping[str, float | int | Sequence[int]]


class OnnxFile:
    """A graph that grows node by node, in `folder/model.onnx`, with its weights in `folder/model.onnx_data`.

    Values are named; each method gives the name of what it made. The file is complete when the block ends.
    """

    def __init__(self, folder: Path, inputs: Sequence[str], output: str, shape: Sequence[str | int]) -> None:
        """Inputs are int64 of shape (batch, length), the output is float32 of that shape."""
        self._folder = folder
        self._ends = b"".join(_bytes(11, _value(name, "int64", ["batch", "length"])) for name in inputs)
        self._ends += _bytes(12, _value(output, "float32", shape))
        self._graph: list[bytes] = []
        self._made = 0

    def __enter__(self) -> "OnnxFile":
        self._data: BinaryIO = (self._folder / "model.onnx_data").open("wb")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._data.close()
        if error is None:
            graph = b"".join([*self._graph, _bytes(2, b"verbatim"), self._ends])
            opsets = [_bytes(1, domain.encode()) + _number(2, version) for domain, version in _OPSETS.items()]
            model = _number(1, _IR_VERSION) + _bytes(7, graph) + b"".join(_bytes(8, opset) for opset in opsets)
            (self._folder / "model.onnx").write_bytes(model)

    def constant(self, array: NDArray[Any]) -> str:
        """Numbers that are part of the model, of one of four kinds."""
        name = self._name("constant")
        tensor = b"".join(_number(1, size) for size in array.shape)
        tensor += _number(2, _ELEMENTS[array.dtype.name]) + _bytes(8, name.encode())
        raw = np.ascontiguousarray(array).tobytes()
        if len(raw) < _LARGE:
            tensor += _bytes(9, raw)
        else:
            place = {"location": "model.onnx_data", "offset": str(self._append(raw)), "length": str(len(raw))}
            pairs = (_bytes(1, key.encode()) + _bytes(2, value.encode()) for key, value in place.items())
            tensor += b"".join(_bytes(13, pair) for pair in pairs) + _number(14, _EXTERNAL)
        self._graph.append(_bytes(5, tensor))
        return name

    def node(
        self,
        operator: str,
        inputs: Sequence[str],
        attributes: Attributes | None = None,
        *,
        domain: str = "",
        output: str | None = None,
    ) -> str:
        """What an operator makes of its inputs, which may be named `output`."""
        name = output or self._name(operator)
        fields = [*(_bytes(1, one.encode()) for one in inputs), _bytes(2, name.encode())]
        fields += [_bytes(3, name.encode()), _bytes(4, operator.encode())]
        fields += [_bytes(5, _attribute(key, value)) for key, value in (attributes or {}).items()]
        self._graph.append(_bytes(1, b"".join([*fields, _bytes(7, domain.encode())])))
        return name

    def _name(self, kind: str) -> str:
        self._made += 1
        return f"{kind}_{self._made}"

    def _append(self, raw: bytes) -> int:
        """Where it begins in the file: at a page, so that it can be mapped."""
        self._data.write(bytes(-self._data.tell() % _PAGE))
        offset = self._data.tell()
        self._data.write(raw)
        return offset


def _attribute(name: str, value: float | int | Sequence[int]) -> bytes:
    named = _bytes(1, name.encode())
    if isinstance(value, int):
        return named + _number(3, value) + _number(20, _ATTRIBUTE_INT)
    if isinstance(value, float):
        return named + _varint(2 << 3 | _SINGLE) + struct.pack("<f", value) + _number(20, _ATTRIBUTE_FLOAT)
    return named + b"".join(_number(8, one) for one in value) + _number(20, _ATTRIBUTE_INTS)


def _value(name: str, kind: str, shape: Sequence[str | int]) -> bytes:
    sizes = (_number(1, size) if isinstance(size, int) else _bytes(2, size.encode()) for size in shape)
    dimensions = b"".join(_bytes(1, size) for size in sizes)
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _number(1, _ELEMENTS[kind]) + _bytes(2, dimensions)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3 | _NUMBER) + _varint(value & (1 << 64) - 1)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | _BYTES) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that more follow."""
    groups = bytearray()
    while value > 0x7F:
        groups.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*groups, value])
