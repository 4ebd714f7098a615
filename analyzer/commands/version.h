#ifndef COMMANDS_VERSION_H
#define COMMANDS_VERSION_H

extern const char program_version[]; /* "0.1.0": meson.build is where it is set */

#endif
