/* The enumerations and the root of the CycloneDX tables, for formats/spec alone. The ids of the
 * SPDX licence list are not among them. */
#ifndef SPEC_CYCLONEDX_H
#define SPEC_CYCLONEDX_H

#include "spec/spec.h"

extern const struct spec_values cyclonedx_access_modes;
extern const struct spec_values cyclonedx_acknowledgements;
extern const struct spec_values cyclonedx_affected_states;
extern const struct spec_values cyclonedx_aggregates;
extern const struct spec_values cyclonedx_algorithm_families;
extern const struct spec_values cyclonedx_analysis_justifications;
extern const struct spec_values cyclonedx_analysis_responses;
extern const struct spec_values cyclonedx_analysis_states;
extern const struct spec_values cyclonedx_bom_formats;
extern const struct spec_values cyclonedx_certificate_extensions;
extern const struct spec_values cyclonedx_certificate_states;
extern const struct spec_values cyclonedx_certification_levels;
extern const struct spec_values cyclonedx_co2_units;
extern const struct spec_values cyclonedx_component_types;
extern const struct spec_values cyclonedx_crypto_assets;
extern const struct spec_values cyclonedx_crypto_functions;
extern const struct spec_values cyclonedx_crypto_material_states;
extern const struct spec_values cyclonedx_crypto_materials;
extern const struct spec_values cyclonedx_crypto_modes;
extern const struct spec_values cyclonedx_crypto_paddings;
extern const struct spec_values cyclonedx_crypto_primitives;
extern const struct spec_values cyclonedx_data_flows;
extern const struct spec_values cyclonedx_data_types;
extern const struct spec_values cyclonedx_elliptic_curves;
extern const struct spec_values cyclonedx_encodings;
extern const struct spec_values cyclonedx_energy_activities;
extern const struct spec_values cyclonedx_energy_sources;
extern const struct spec_values cyclonedx_energy_units;
extern const struct spec_values cyclonedx_execution_environments;
extern const struct spec_values cyclonedx_hash_algorithms;
extern const struct spec_values cyclonedx_identity_fields;
extern const struct spec_values cyclonedx_identity_techniques;
extern const struct spec_values cyclonedx_implementation_platforms;
extern const struct spec_values cyclonedx_issue_types;
extern const struct spec_values cyclonedx_license_types;
extern const struct spec_values cyclonedx_lifecycle_phases;
extern const struct spec_values cyclonedx_model_approaches;
extern const struct spec_values cyclonedx_output_types;
extern const struct spec_values cyclonedx_patch_types;
extern const struct spec_values cyclonedx_patent_assertions;
extern const struct spec_values cyclonedx_patent_states;
extern const struct spec_values cyclonedx_protocol_types;
extern const struct spec_values cyclonedx_reference_types;
extern const struct spec_values cyclonedx_scopes;
extern const struct spec_values cyclonedx_score_methods;
extern const struct spec_values cyclonedx_severities;
extern const struct spec_values cyclonedx_task_types;
extern const struct spec_values cyclonedx_tlp_classes;
extern const struct spec_values cyclonedx_trigger_types;
extern const struct spec_values cyclonedx_volume_modes;

extern const struct spec_values *const cyclonedx_enumerations[]; /* all of these; ends with NULL */

extern const struct spec_type cyclonedx_bom; /* the root */

#endif
