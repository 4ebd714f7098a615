"""Writes the policy files as C: one array of {path, bytes, SHA-256}, in the order given.

usage: embed.py FOLDER PATH...
"""
import hashlib
import os
import sys

folder, *paths = sys.argv[1:]


def literal(data):
    """C string literals, one for each line of the file."""
    plain = {b: chr(b) for b in range(0x20, 0x7f) if chr(b) not in '"\\?'}
    lines = []
    for line in data.splitlines(keepends=True):
        lines.append('\t"' + ''.join(plain.get(b) or f'\\{b:03o}' for b in line) + '"')
    return '\n'.join(lines) or '\t""'


print('#include "match/load.h"\n')
print('const struct builtin_file builtin_files[] = {')
for path in paths:
    with open(os.path.join(folder, path), 'rb') as file:
        data = file.read()
    print(f'\t{{"{path}", {{')
    print(literal(data) + f', {len(data)}}}, "{hashlib.sha256(data).hexdigest()}"}},')
print('\t{NULL, {NULL, 0}, NULL},\n};')
