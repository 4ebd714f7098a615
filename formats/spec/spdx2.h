/* The enumerations and the root of the SPDX 2 tables, for formats/spec alone. */
#ifndef SPEC_SPDX2_H
#define SPEC_SPDX2_H

#include "spec/spec.h"

extern const struct spec_values spdx2_algorithms;
extern const struct spec_values spdx2_annotation_types;
extern const struct spec_values spdx2_categories;
extern const struct spec_values spdx2_file_types;
extern const struct spec_values spdx2_purposes;
extern const struct spec_values spdx2_relationship_types;

extern const struct spec_type spdx2_document; /* the root */

#endif
