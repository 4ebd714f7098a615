"""Writes a registry: an array of pointers to the objects PREFIX_NAME, one for each name of a list in meson.build.

usage: registry.py HEADER TYPE PREFIX ARRAY NAME...
"""
import sys

header, type_name, prefix, array, *names = sys.argv[1:]
symbols = [f"{prefix}_{name.replace('-', '_')}" for name in names]
print(f'#include "{header}"\n')
for symbol in symbols:
    print(f"extern const struct {type_name} {symbol};")
print(f"\nconst struct {type_name} *const {array}[] = {{")
for symbol in symbols:
    print(f"\t&{symbol},")
print("\tNULL,\n};")
