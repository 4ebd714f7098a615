/* The enumerations of CycloneDX 1.0-1.7; each value with the version that brought it. */
#include "spec/cyclonedx.h"
#include "spec/table.h"

static const struct spec_value bom_formats[] = {
	{"CycloneDX", 12},
};
const struct spec_values cyclonedx_bom_formats = VALUES("bom formats", bom_formats);

static const struct spec_value component_types[] = {
	{"application", 10},
	{"framework", 10},
	{"library", 10},
	{"container", 12},
	{"platform", 15},
	{"operating-system", 10},
	{"device", 10},
	{"device-driver", 15},
	{"firmware", 12},
	{"file", 11},
	{"machine-learning-model", 15},
	{"data", 15},
	{"cryptographic-asset", 16},
};
const struct spec_values cyclonedx_component_types = VALUES("component types", component_types);

static const struct spec_value scopes[] = {
	{"required", 10},
	{"optional", 10},
	{"excluded", 11},
};
const struct spec_values cyclonedx_scopes = VALUES("scopes", scopes);

static const struct spec_value reference_types[] = {
	{"vcs", 11},
	{"issue-tracker", 11},
	{"website", 11},
	{"advisories", 11},
	{"bom", 11},
	{"mailing-list", 11},
	{"social", 11},
	{"chat", 11},
	{"documentation", 11},
	{"support", 11},
	{"source-distribution", 16},
	{"distribution", 11},
	{"distribution-intake", 15},
	{"license", 11},
	{"build-meta", 11},
	{"build-system", 11},
	{"release-notes", 14},
	{"security-contact", 15},
	{"model-card", 15},
	{"log", 15},
	{"configuration", 15},
	{"evidence", 15},
	{"formulation", 15},
	{"attestation", 15},
	{"threat-model", 15},
	{"adversary-model", 15},
	{"risk-assessment", 15},
	{"vulnerability-assertion", 15},
	{"exploitability-statement", 15},
	{"pentest-report", 15},
	{"static-analysis-report", 15},
	{"dynamic-analysis-report", 15},
	{"runtime-analysis-report", 15},
	{"component-analysis-report", 15},
	{"maturity-report", 15},
	{"certification-report", 15},
	{"codified-infrastructure", 15},
	{"quality-metrics", 15},
	{"poam", 15},
	{"electronic-signature", 16},
	{"digital-signature", 16},
	{"rfc-9116", 16},
	{"patent", 17},
	{"patent-family", 17},
	{"patent-assertion", 17},
	{"citation", 17},
	{"other", 11},
};
const struct spec_values cyclonedx_reference_types = VALUES("reference types", reference_types);

static const struct spec_value aggregates[] = {
	{"complete", 13},
	{"incomplete", 13},
	{"incomplete_first_party_only", 13},
	{"incomplete_first_party_proprietary_only", 15},
	{"incomplete_first_party_opensource_only", 15},
	{"incomplete_third_party_only", 13},
	{"incomplete_third_party_proprietary_only", 15},
	{"incomplete_third_party_opensource_only", 15},
	{"unknown", 13},
	{"not_specified", 13},
};
const struct spec_values cyclonedx_aggregates = VALUES("aggregates", aggregates);

static const struct spec_value lifecycle_phases[] = {
	{"design", 15},
	{"pre-build", 15},
	{"build", 15},
	{"post-build", 15},
	{"operations", 15},
	{"discovery", 15},
	{"decommission", 15},
};
const struct spec_values cyclonedx_lifecycle_phases = VALUES("lifecycle phases", lifecycle_phases);

static const struct spec_value acknowledgements[] = {
	{"declared", 16},
	{"concluded", 16},
};
const struct spec_values cyclonedx_acknowledgements = VALUES("acknowledgements", acknowledgements);

static const struct spec_value tlp_classes[] = {
	{"CLEAR", 17},
	{"GREEN", 17},
	{"AMBER", 17},
	{"AMBER_AND_STRICT", 17},
	{"RED", 17},
};
const struct spec_values cyclonedx_tlp_classes = VALUES("tlp classes", tlp_classes);

static const struct spec_value hash_algorithms[] = {
	{"MD5", 10},
	{"SHA-1", 10},
	{"SHA-256", 10},
	{"SHA-384", 10},
	{"SHA-512", 10},
	{"SHA3-256", 10},
	{"SHA3-384", 12},
	{"SHA3-512", 10},
	{"BLAKE2b-256", 12},
	{"BLAKE2b-384", 12},
	{"BLAKE2b-512", 12},
	{"BLAKE3", 12},
	{"Streebog-256", 17},
	{"Streebog-512", 17},
};
const struct spec_values cyclonedx_hash_algorithms = VALUES("hash algorithms", hash_algorithms);

static const struct spec_value patent_assertions[] = {
	{"ownership", 17},
	{"license", 17},
	{"third-party-claim", 17},
	{"standards-inclusion", 17},
	{"prior-art", 17},
	{"exclusive-rights", 17},
	{"non-assertion", 17},
	{"research-or-evaluation", 17},
};
const struct spec_values cyclonedx_patent_assertions =
	VALUES("patent assertions", patent_assertions);

static const struct spec_value data_types[] = {
	{"source-code", 15},
	{"configuration", 15},
	{"dataset", 15},
	{"definition", 15},
	{"other", 15},
};
const struct spec_values cyclonedx_data_types = VALUES("data types", data_types);

static const struct spec_value crypto_assets[] = {
	{"algorithm", 16},
	{"certificate", 16},
	{"protocol", 16},
	{"related-crypto-material", 16},
};
const struct spec_values cyclonedx_crypto_assets = VALUES("crypto assets", crypto_assets);

static const struct spec_value data_flows[] = {
	{"inbound", 12},
	{"outbound", 12},
	{"bi-directional", 12},
	{"unknown", 12},
};
const struct spec_values cyclonedx_data_flows = VALUES("data flows", data_flows);

static const struct spec_value severities[] = {
	{"critical", 14},
	{"high", 14},
	{"medium", 14},
	{"low", 14},
	{"info", 14},
	{"none", 14},
	{"unknown", 14},
};
const struct spec_values cyclonedx_severities = VALUES("severities", severities);

static const struct spec_value score_methods[] = {
	{"CVSSv2", 14},
	{"CVSSv3", 14},
	{"CVSSv31", 14},
	{"CVSSv4", 15},
	{"OWASP", 14},
	{"SSVC", 15},
	{"other", 14},
};
const struct spec_values cyclonedx_score_methods = VALUES("score methods", score_methods);

static const struct spec_value analysis_states[] = {
	{"resolved", 14},
	{"resolved_with_pedigree", 14},
	{"exploitable", 14},
	{"in_triage", 14},
	{"false_positive", 14},
	{"not_affected", 14},
};
const struct spec_values cyclonedx_analysis_states = VALUES("analysis states", analysis_states);

static const struct spec_value analysis_justifications[] = {
	{"code_not_present", 14},
	{"code_not_reachable", 14},
	{"requires_configuration", 14},
	{"requires_dependency", 14},
	{"requires_environment", 14},
	{"protected_by_compiler", 14},
	{"protected_at_runtime", 14},
	{"protected_at_perimeter", 14},
	{"protected_by_mitigating_control", 14},
};
const struct spec_values cyclonedx_analysis_justifications =
	VALUES("analysis justifications", analysis_justifications);

static const struct spec_value analysis_responses[] = {
	{"can_not_fix", 14},
	{"will_not_fix", 14},
	{"update", 14},
	{"rollback", 14},
	{"workaround_available", 14},
};
const struct spec_values cyclonedx_analysis_responses =
	VALUES("analysis responses", analysis_responses);

static const struct spec_value task_types[] = {
	{"copy", 15},
	{"clone", 15},
	{"lint", 15},
	{"scan", 15},
	{"merge", 15},
	{"build", 15},
	{"test", 15},
	{"deliver", 15},
	{"deploy", 15},
	{"release", 15},
	{"clean", 15},
	{"other", 15},
};
const struct spec_values cyclonedx_task_types = VALUES("task types", task_types);

static const struct spec_value patent_states[] = {
	{"pending", 17},
	{"granted", 17},
	{"revoked", 17},
	{"expired", 17},
	{"lapsed", 17},
	{"withdrawn", 17},
	{"abandoned", 17},
	{"suspended", 17},
	{"reinstated", 17},
	{"opposed", 17},
	{"terminated", 17},
	{"invalidated", 17},
	{"in-force", 17},
};
const struct spec_values cyclonedx_patent_states = VALUES("patent states", patent_states);

static const struct spec_value license_types[] = {
	{"academic", 15},
	{"appliance", 15},
	{"client-access", 15},
	{"concurrent-user", 15},
	{"core-points", 15},
	{"custom-metric", 15},
	{"device", 15},
	{"evaluation", 15},
	{"named-user", 15},
	{"node-locked", 15},
	{"oem", 15},
	{"perpetual", 15},
	{"processor-points", 15},
	{"subscription", 15},
	{"user", 15},
	{"other", 15},
};
const struct spec_values cyclonedx_license_types = VALUES("license types", license_types);

static const struct spec_value encodings[] = {
	{"base64", 11},
};
const struct spec_values cyclonedx_encodings = VALUES("encodings", encodings);

static const struct spec_value patch_types[] = {
	{"unofficial", 12},
	{"monkey", 12},
	{"backport", 12},
	{"cherry-pick", 12},
};
const struct spec_values cyclonedx_patch_types = VALUES("patch types", patch_types);

static const struct spec_value identity_fields[] = {
	{"group", 15},
	{"name", 15},
	{"version", 15},
	{"purl", 15},
	{"cpe", 15},
	{"omniborId", 16},
	{"swhid", 16},
	{"swid", 15},
	{"hash", 15},
};
const struct spec_values cyclonedx_identity_fields = VALUES("identity fields", identity_fields);

static const struct spec_value issue_types[] = {
	{"defect", 12},
	{"enhancement", 12},
	{"security", 12},
};
const struct spec_values cyclonedx_issue_types = VALUES("issue types", issue_types);

static const struct spec_value crypto_primitives[] = {
	{"drbg", 16},
	{"mac", 16},
	{"block-cipher", 16},
	{"stream-cipher", 16},
	{"signature", 16},
	{"hash", 16},
	{"pke", 16},
	{"xof", 16},
	{"kdf", 16},
	{"key-agree", 16},
	{"kem", 16},
	{"ae", 16},
	{"combiner", 16},
	{"key-wrap", 17},
	{"other", 16},
	{"unknown", 16},
};
const struct spec_values cyclonedx_crypto_primitives =
	VALUES("crypto primitives", crypto_primitives);

static const struct spec_value algorithm_families[] = {
	{"3DES", 17},
	{"3GPP-XOR", 17},
	{"A5/1", 17},
	{"A5/2", 17},
	{"AES", 17},
	{"ARIA", 17},
	{"Argon2", 17},
	{"Ascon", 17},
	{"BLAKE2", 17},
	{"BLAKE3", 17},
	{"BLS", 17},
	{"Blowfish", 17},
	{"CAMELLIA", 17},
	{"CAST5", 17},
	{"CAST6", 17},
	{"CMAC", 17},
	{"CMEA", 17},
	{"CTR_DRBG", 17},
	{"ChaCha", 17},
	{"ChaCha20", 17},
	{"DES", 17},
	{"DSA", 17},
	{"ECDH", 17},
	{"ECDSA", 17},
	{"ECIES", 17},
	{"EdDSA", 17},
	{"ElGamal", 17},
	{"FFDH", 17},
	{"Fortuna", 17},
	{"GOST", 17},
	{"HC", 17},
	{"HKDF", 17},
	{"HMAC", 17},
	{"HMAC_DRBG", 17},
	{"HPKE", 17},
	{"Hash_DRBG", 17},
	{"IDEA", 17},
	{"IKE-PRF", 17},
	{"J-PAKE", 17},
	{"LMS", 17},
	{"MD2", 17},
	{"MD4", 17},
	{"MD5", 17},
	{"MILENAGE", 17},
	{"ML-DSA", 17},
	{"ML-KEM", 17},
	{"MQV", 17},
	{"OPAQUE", 17},
	{"PBES1", 17},
	{"PBES2", 17},
	{"PBKDF1", 17},
	{"PBKDF2", 17},
	{"PBMAC1", 17},
	{"Poly1305", 17},
	{"RABBIT", 17},
	{"RC2", 17},
	{"RC4", 17},
	{"RC5", 17},
	{"RC6", 17},
	{"RIPEMD", 17},
	{"RSAES-OAEP", 17},
	{"RSAES-PKCS1", 17},
	{"RSASSA-PKCS1", 17},
	{"RSASSA-PSS", 17},
	{"SEED", 17},
	{"SHA-1", 17},
	{"SHA-2", 17},
	{"SHA-3", 17},
	{"SLH-DSA", 17},
	{"SM2", 17},
	{"SM3", 17},
	{"SM4", 17},
	{"SM9", 17},
	{"SNOW3G", 17},
	{"SP800-108", 17},
	{"SPAKE2", 17},
	{"SPAKE2PLUS", 17},
	{"SRP", 17},
	{"Salsa20", 17},
	{"Serpent", 17},
	{"SipHash", 17},
	{"Skipjack", 17},
	{"TUAK", 17},
	{"Twofish", 17},
	{"UMAC", 17},
	{"Whirlpool", 17},
	{"X3DH", 17},
	{"XMSS", 17},
	{"Yarrow", 17},
	{"ZUC", 17},
	{"bcrypt", 17},
	{"scrypt", 17},
	{"yescrypt", 17},
};
const struct spec_values cyclonedx_algorithm_families =
	VALUES("algorithm families", algorithm_families);

static const struct spec_value elliptic_curves[] = {
	{"anssi/FRP256v1", 17},
	{"bls/BLS12-377", 17},
	{"bls/BLS12-381", 17},
	{"bls/BLS12-446", 17},
	{"bls/BLS12-455", 17},
	{"bls/BLS12-638", 17},
	{"bls/BLS24-477", 17},
	{"bls/Bandersnatch", 17},
	{"bn/bn158", 17},
	{"bn/bn190", 17},
	{"bn/bn222", 17},
	{"bn/bn254", 17},
	{"bn/bn286", 17},
	{"bn/bn318", 17},
	{"bn/bn350", 17},
	{"bn/bn382", 17},
	{"bn/bn414", 17},
	{"bn/bn446", 17},
	{"bn/bn478", 17},
	{"bn/bn510", 17},
	{"bn/bn542", 17},
	{"bn/bn574", 17},
	{"bn/bn606", 17},
	{"bn/bn638", 17},
	{"brainpool/brainpoolP160r1", 17},
	{"brainpool/brainpoolP160t1", 17},
	{"brainpool/brainpoolP192r1", 17},
	{"brainpool/brainpoolP192t1", 17},
	{"brainpool/brainpoolP224r1", 17},
	{"brainpool/brainpoolP224t1", 17},
	{"brainpool/brainpoolP256r1", 17},
	{"brainpool/brainpoolP256t1", 17},
	{"brainpool/brainpoolP320r1", 17},
	{"brainpool/brainpoolP320t1", 17},
	{"brainpool/brainpoolP384r1", 17},
	{"brainpool/brainpoolP384t1", 17},
	{"brainpool/brainpoolP512r1", 17},
	{"brainpool/brainpoolP512t1", 17},
	{"gost/gost256", 17},
	{"gost/gost512", 17},
	{"gost/id-GostR3410-2001-CryptoPro-A-ParamSet", 17},
	{"gost/id-GostR3410-2001-CryptoPro-B-ParamSet", 17},
	{"gost/id-GostR3410-2001-CryptoPro-C-ParamSet", 17},
	{"gost/id-tc26-gost-3410-12-512-paramSetA", 17},
	{"gost/id-tc26-gost-3410-12-512-paramSetB", 17},
	{"gost/id-tc26-gost-3410-2012-256-paramSetA", 17},
	{"gost/id-tc26-gost-3410-2012-512-paramSetC", 17},
	{"mnt/mnt1", 17},
	{"mnt/mnt2/1", 17},
	{"mnt/mnt2/2", 17},
	{"mnt/mnt3/1", 17},
	{"mnt/mnt3/2", 17},
	{"mnt/mnt3/3", 17},
	{"mnt/mnt4", 17},
	{"mnt/mnt5/1", 17},
	{"mnt/mnt5/2", 17},
	{"mnt/mnt5/3", 17},
	{"nist/B-163", 17},
	{"nist/B-233", 17},
	{"nist/B-283", 17},
	{"nist/B-409", 17},
	{"nist/B-571", 17},
	{"nist/K-163", 17},
	{"nist/K-233", 17},
	{"nist/K-283", 17},
	{"nist/K-409", 17},
	{"nist/K-571", 17},
	{"nist/P-192", 17},
	{"nist/P-224", 17},
	{"nist/P-256", 17},
	{"nist/P-384", 17},
	{"nist/P-521", 17},
	{"nums/ed-254-mont", 17},
	{"nums/ed-255-mers", 17},
	{"nums/ed-256-mont", 17},
	{"nums/ed-382-mont", 17},
	{"nums/ed-383-mers", 17},
	{"nums/ed-384-mont", 17},
	{"nums/ed-510-mont", 17},
	{"nums/ed-511-mers", 17},
	{"nums/ed-512-mont", 17},
	{"nums/numsp256d1", 17},
	{"nums/numsp256t1", 17},
	{"nums/numsp384d1", 17},
	{"nums/numsp384t1", 17},
	{"nums/numsp512d1", 17},
	{"nums/numsp512t1", 17},
	{"nums/w-254-mont", 17},
	{"nums/w-255-mers", 17},
	{"nums/w-256-mont", 17},
	{"nums/w-382-mont", 17},
	{"nums/w-383-mers", 17},
	{"nums/w-384-mont", 17},
	{"nums/w-510-mont", 17},
	{"nums/w-511-mers", 17},
	{"nums/w-512-mont", 17},
	{"oakley/192-bit Random ECP Group", 17},
	{"oakley/224-bit Random ECP Group", 17},
	{"oakley/256-bit Random ECP Group", 17},
	{"oakley/384-bit Random ECP Group", 17},
	{"oakley/521-bit Random ECP Group", 17},
	{"oakley/Oakley Group 3", 17},
	{"oakley/Oakley Group 4", 17},
	{"oscaa/SM2", 17},
	{"other/BADA55-R-256", 17},
	{"other/BADA55-VPR-224", 17},
	{"other/BADA55-VPR2-224", 17},
	{"other/BADA55-VR-224", 17},
	{"other/BADA55-VR-256", 17},
	{"other/BADA55-VR-384", 17},
	{"other/Curve1174", 17},
	{"other/Curve22103", 17},
	{"other/Curve25519", 17},
	{"other/Curve383187", 17},
	{"other/Curve41417", 17},
	{"other/Curve4417", 17},
	{"other/Curve448", 17},
	{"other/Curve67254", 17},
	{"other/E-222", 17},
	{"other/E-382", 17},
	{"other/E-521", 17},
	{"other/Ed25519", 17},
	{"other/Ed448", 17},
	{"other/Ed448-Goldilocks", 17},
	{"other/FourQ", 17},
	{"other/Fp224BN", 17},
	{"other/Fp254BNa", 17},
	{"other/Fp254BNb", 17},
	{"other/Fp254n2BNa", 17},
	{"other/Fp256BN", 17},
	{"other/Fp384BN", 17},
	{"other/Fp512BN", 17},
	{"other/JubJub", 17},
	{"other/M-221", 17},
	{"other/M-383", 17},
	{"other/M-511", 17},
	{"other/MDC201601", 17},
	{"other/Pallas", 17},
	{"other/Tom-256", 17},
	{"other/Tom-384", 17},
	{"other/Tom-521", 17},
	{"other/Tweedledee", 17},
	{"other/Tweedledum", 17},
	{"other/Vesta", 17},
	{"other/ssc-160", 17},
	{"other/ssc-192", 17},
	{"other/ssc-224", 17},
	{"other/ssc-256", 17},
	{"other/ssc-288", 17},
	{"other/ssc-320", 17},
	{"other/ssc-384", 17},
	{"other/ssc-512", 17},
	{"secg/secp112r1", 17},
	{"secg/secp112r2", 17},
	{"secg/secp128r1", 17},
	{"secg/secp128r2", 17},
	{"secg/secp160k1", 17},
	{"secg/secp160r1", 17},
	{"secg/secp160r2", 17},
	{"secg/secp192k1", 17},
	{"secg/secp192r1", 17},
	{"secg/secp224k1", 17},
	{"secg/secp224r1", 17},
	{"secg/secp256k1", 17},
	{"secg/secp256r1", 17},
	{"secg/secp384r1", 17},
	{"secg/secp521r1", 17},
	{"secg/sect113r1", 17},
	{"secg/sect113r2", 17},
	{"secg/sect131r1", 17},
	{"secg/sect131r2", 17},
	{"secg/sect163k1", 17},
	{"secg/sect163r1", 17},
	{"secg/sect163r2", 17},
	{"secg/sect193r1", 17},
	{"secg/sect193r2", 17},
	{"secg/sect233k1", 17},
	{"secg/sect233r1", 17},
	{"secg/sect239k1", 17},
	{"secg/sect283k1", 17},
	{"secg/sect283r1", 17},
	{"secg/sect409k1", 17},
	{"secg/sect409r1", 17},
	{"secg/sect571k1", 17},
	{"secg/sect571r1", 17},
	{"wtls/wap-wsg-idm-ecid-wtls1", 17},
	{"wtls/wap-wsg-idm-ecid-wtls10", 17},
	{"wtls/wap-wsg-idm-ecid-wtls11", 17},
	{"wtls/wap-wsg-idm-ecid-wtls12", 17},
	{"wtls/wap-wsg-idm-ecid-wtls3", 17},
	{"wtls/wap-wsg-idm-ecid-wtls4", 17},
	{"wtls/wap-wsg-idm-ecid-wtls5", 17},
	{"wtls/wap-wsg-idm-ecid-wtls6", 17},
	{"wtls/wap-wsg-idm-ecid-wtls7", 17},
	{"wtls/wap-wsg-idm-ecid-wtls8", 17},
	{"wtls/wap-wsg-idm-ecid-wtls9", 17},
	{"x962/c2onb191v4", 17},
	{"x962/c2onb191v5", 17},
	{"x962/c2onb239v4", 17},
	{"x962/c2onb239v5", 17},
	{"x962/c2pnb163v1", 17},
	{"x962/c2pnb163v2", 17},
	{"x962/c2pnb163v3", 17},
	{"x962/c2pnb176w1", 17},
	{"x962/c2pnb208w1", 17},
	{"x962/c2pnb272w1", 17},
	{"x962/c2pnb304w1", 17},
	{"x962/c2pnb368w1", 17},
	{"x962/c2tnb191v1", 17},
	{"x962/c2tnb191v2", 17},
	{"x962/c2tnb191v3", 17},
	{"x962/c2tnb239v1", 17},
	{"x962/c2tnb239v2", 17},
	{"x962/c2tnb239v3", 17},
	{"x962/c2tnb359v1", 17},
	{"x962/c2tnb431r1", 17},
	{"x962/prime192v1", 17},
	{"x962/prime192v2", 17},
	{"x962/prime192v3", 17},
	{"x962/prime239v1", 17},
	{"x962/prime239v2", 17},
	{"x962/prime239v3", 17},
	{"x962/prime256v1", 17},
	{"x963/ansip160k1", 17},
	{"x963/ansip160r1", 17},
	{"x963/ansip160r2", 17},
	{"x963/ansip192k1", 17},
	{"x963/ansip224k1", 17},
	{"x963/ansip224r1", 17},
	{"x963/ansip256k1", 17},
	{"x963/ansip384r1", 17},
	{"x963/ansip521r1", 17},
	{"x963/ansit163k1", 17},
	{"x963/ansit163r1", 17},
	{"x963/ansit163r2", 17},
	{"x963/ansit193r1", 17},
	{"x963/ansit193r2", 17},
	{"x963/ansit233k1", 17},
	{"x963/ansit233r1", 17},
	{"x963/ansit239k1", 17},
	{"x963/ansit283k1", 17},
	{"x963/ansit283r1", 17},
	{"x963/ansit409k1", 17},
	{"x963/ansit409r1", 17},
	{"x963/ansit571k1", 17},
	{"x963/ansit571r1", 17},
};
const struct spec_values cyclonedx_elliptic_curves = VALUES("elliptic curves", elliptic_curves);

static const struct spec_value execution_environments[] = {
	{"software-plain-ram", 16},
	{"software-encrypted-ram", 16},
	{"software-tee", 16},
	{"hardware", 16},
	{"other", 16},
	{"unknown", 16},
};
const struct spec_values cyclonedx_execution_environments =
	VALUES("execution environments", execution_environments);

static const struct spec_value implementation_platforms[] = {
	{"generic", 16},
	{"x86_32", 16},
	{"x86_64", 16},
	{"armv7-a", 16},
	{"armv7-m", 16},
	{"armv8-a", 16},
	{"armv8-m", 16},
	{"armv9-a", 16},
	{"armv9-m", 16},
	{"s390x", 16},
	{"ppc64", 16},
	{"ppc64le", 16},
	{"other", 16},
	{"unknown", 16},
};
const struct spec_values cyclonedx_implementation_platforms =
	VALUES("implementation platforms", implementation_platforms);

static const struct spec_value certification_levels[] = {
	{"none", 16},
	{"fips140-1-l1", 16},
	{"fips140-1-l2", 16},
	{"fips140-1-l3", 16},
	{"fips140-1-l4", 16},
	{"fips140-2-l1", 16},
	{"fips140-2-l2", 16},
	{"fips140-2-l3", 16},
	{"fips140-2-l4", 16},
	{"fips140-3-l1", 16},
	{"fips140-3-l2", 16},
	{"fips140-3-l3", 16},
	{"fips140-3-l4", 16},
	{"cc-eal1", 16},
	{"cc-eal1+", 16},
	{"cc-eal2", 16},
	{"cc-eal2+", 16},
	{"cc-eal3", 16},
	{"cc-eal3+", 16},
	{"cc-eal4", 16},
	{"cc-eal4+", 16},
	{"cc-eal5", 16},
	{"cc-eal5+", 16},
	{"cc-eal6", 16},
	{"cc-eal6+", 16},
	{"cc-eal7", 16},
	{"cc-eal7+", 16},
	{"other", 16},
	{"unknown", 16},
};
const struct spec_values cyclonedx_certification_levels =
	VALUES("certification levels", certification_levels);

static const struct spec_value crypto_modes[] = {
	{"cbc", 16},
	{"ecb", 16},
	{"ccm", 16},
	{"gcm", 16},
	{"cfb", 16},
	{"ofb", 16},
	{"ctr", 16},
	{"other", 16},
	{"unknown", 16},
};
const struct spec_values cyclonedx_crypto_modes = VALUES("crypto modes", crypto_modes);

static const struct spec_value crypto_paddings[] = {
	{"pkcs5", 16},
	{"pkcs7", 16},
	{"pkcs1v15", 16},
	{"oaep", 16},
	{"raw", 16},
	{"other", 16},
	{"unknown", 16},
};
const struct spec_values cyclonedx_crypto_paddings = VALUES("crypto paddings", crypto_paddings);

static const struct spec_value crypto_functions[] = {
	{"generate", 16},
	{"keygen", 16},
	{"encrypt", 16},
	{"decrypt", 16},
	{"digest", 16},
	{"tag", 16},
	{"keyderive", 16},
	{"sign", 16},
	{"verify", 16},
	{"encapsulate", 16},
	{"decapsulate", 16},
	{"other", 16},
	{"unknown", 16},
};
const struct spec_values cyclonedx_crypto_functions = VALUES("crypto functions", crypto_functions);

static const struct spec_value crypto_materials[] = {
	{"private-key", 16},
	{"public-key", 16},
	{"secret-key", 16},
	{"key", 16},
	{"ciphertext", 16},
	{"signature", 16},
	{"digest", 16},
	{"initialization-vector", 16},
	{"nonce", 16},
	{"seed", 16},
	{"salt", 16},
	{"shared-secret", 16},
	{"tag", 16},
	{"additional-data", 16},
	{"password", 16},
	{"credential", 16},
	{"token", 16},
	{"other", 16},
	{"unknown", 16},
};
const struct spec_values cyclonedx_crypto_materials = VALUES("crypto materials", crypto_materials);

static const struct spec_value crypto_material_states[] = {
	{"pre-activation", 16},
	{"active", 16},
	{"suspended", 16},
	{"deactivated", 16},
	{"compromised", 16},
	{"destroyed", 16},
};
const struct spec_values cyclonedx_crypto_material_states =
	VALUES("crypto material states", crypto_material_states);

static const struct spec_value protocol_types[] = {
	{"tls", 16},
	{"ssh", 16},
	{"ipsec", 16},
	{"ike", 16},
	{"sstp", 16},
	{"wpa", 16},
	{"dtls", 17},
	{"quic", 17},
	{"eap-aka", 17},
	{"eap-aka-prime", 17},
	{"prins", 17},
	{"5g-aka", 17},
	{"other", 16},
	{"unknown", 16},
};
const struct spec_values cyclonedx_protocol_types = VALUES("protocol types", protocol_types);

static const struct spec_value affected_states[] = {
	{"affected", 14},
	{"unaffected", 14},
	{"unknown", 14},
};
const struct spec_values cyclonedx_affected_states = VALUES("affected states", affected_states);

static const struct spec_value trigger_types[] = {
	{"manual", 15},
	{"api", 15},
	{"webhook", 15},
	{"scheduled", 15},
};
const struct spec_values cyclonedx_trigger_types = VALUES("trigger types", trigger_types);

static const struct spec_value output_types[] = {
	{"artifact", 15},
	{"attestation", 15},
	{"log", 15},
	{"evidence", 15},
	{"metrics", 15},
	{"other", 15},
};
const struct spec_values cyclonedx_output_types = VALUES("output types", output_types);

static const struct spec_value access_modes[] = {
	{"read-only", 15},
	{"read-write", 15},
	{"read-write-once", 15},
	{"write-once", 15},
	{"write-only", 15},
};
const struct spec_values cyclonedx_access_modes = VALUES("access modes", access_modes);

static const struct spec_value identity_techniques[] = {
	{"source-code-analysis", 15},
	{"binary-analysis", 15},
	{"manifest-analysis", 15},
	{"ast-fingerprint", 15},
	{"hash-comparison", 15},
	{"instrumentation", 15},
	{"dynamic-analysis", 15},
	{"filename", 15},
	{"attestation", 15},
	{"other", 15},
};
const struct spec_values cyclonedx_identity_techniques =
	VALUES("identity techniques", identity_techniques);

static const struct spec_value model_approaches[] = {
	{"supervised", 15},
	{"unsupervised", 15},
	{"reinforcement-learning", 15},
	{"semi-supervised", 15},
	{"self-supervised", 15},
};
const struct spec_values cyclonedx_model_approaches = VALUES("model approaches", model_approaches);

static const struct spec_value certificate_states[] = {
	{"pre-activation", 17},
	{"active", 17},
	{"suspended", 17},
	{"deactivated", 17},
	{"revoked", 17},
	{"destroyed", 17},
};
const struct spec_values cyclonedx_certificate_states =
	VALUES("certificate states", certificate_states);

static const struct spec_value certificate_extensions[] = {
	{"basicConstraints", 17},
	{"keyUsage", 17},
	{"extendedKeyUsage", 17},
	{"subjectAlternativeName", 17},
	{"authorityKeyIdentifier", 17},
	{"subjectKeyIdentifier", 17},
	{"authorityInformationAccess", 17},
	{"certificatePolicies", 17},
	{"crlDistributionPoints", 17},
	{"signedCertificateTimestamp", 17},
};
const struct spec_values cyclonedx_certificate_extensions =
	VALUES("certificate extensions", certificate_extensions);

static const struct spec_value volume_modes[] = {
	{"filesystem", 15},
	{"block", 15},
};
const struct spec_values cyclonedx_volume_modes = VALUES("volume modes", volume_modes);

static const struct spec_value energy_activities[] = {
	{"design", 16},
	{"data-collection", 16},
	{"data-preparation", 16},
	{"training", 16},
	{"fine-tuning", 16},
	{"validation", 16},
	{"deployment", 16},
	{"inference", 16},
	{"other", 16},
};
const struct spec_values cyclonedx_energy_activities =
	VALUES("energy activities", energy_activities);

static const struct spec_value energy_sources[] = {
	{"coal", 16},
	{"oil", 16},
	{"natural-gas", 16},
	{"nuclear", 16},
	{"wind", 16},
	{"solar", 16},
	{"geothermal", 16},
	{"hydropower", 16},
	{"biofuel", 16},
	{"unknown", 16},
	{"other", 16},
};
const struct spec_values cyclonedx_energy_sources = VALUES("energy sources", energy_sources);

static const struct spec_value energy_units[] = {
	{"kWh", 16},
};
const struct spec_values cyclonedx_energy_units = VALUES("energy units", energy_units);

static const struct spec_value co2_units[] = {
	{"tCO2eq", 16},
};
const struct spec_values cyclonedx_co2_units = VALUES("co2 units", co2_units);

const struct spec_values *const cyclonedx_enumerations[] = {
	&cyclonedx_bom_formats,
	&cyclonedx_component_types,
	&cyclonedx_scopes,
	&cyclonedx_reference_types,
	&cyclonedx_aggregates,
	&cyclonedx_lifecycle_phases,
	&cyclonedx_acknowledgements,
	&cyclonedx_tlp_classes,
	&cyclonedx_hash_algorithms,
	&cyclonedx_patent_assertions,
	&cyclonedx_data_types,
	&cyclonedx_crypto_assets,
	&cyclonedx_data_flows,
	&cyclonedx_severities,
	&cyclonedx_score_methods,
	&cyclonedx_analysis_states,
	&cyclonedx_analysis_justifications,
	&cyclonedx_analysis_responses,
	&cyclonedx_task_types,
	&cyclonedx_patent_states,
	&cyclonedx_license_types,
	&cyclonedx_encodings,
	&cyclonedx_patch_types,
	&cyclonedx_identity_fields,
	&cyclonedx_issue_types,
	&cyclonedx_crypto_primitives,
	&cyclonedx_algorithm_families,
	&cyclonedx_elliptic_curves,
	&cyclonedx_execution_environments,
	&cyclonedx_implementation_platforms,
	&cyclonedx_certification_levels,
	&cyclonedx_crypto_modes,
	&cyclonedx_crypto_paddings,
	&cyclonedx_crypto_functions,
	&cyclonedx_crypto_materials,
	&cyclonedx_crypto_material_states,
	&cyclonedx_protocol_types,
	&cyclonedx_affected_states,
	&cyclonedx_trigger_types,
	&cyclonedx_output_types,
	&cyclonedx_access_modes,
	&cyclonedx_identity_techniques,
	&cyclonedx_model_approaches,
	&cyclonedx_certificate_states,
	&cyclonedx_certificate_extensions,
	&cyclonedx_volume_modes,
	&cyclonedx_energy_activities,
	&cyclonedx_energy_sources,
	&cyclonedx_energy_units,
	&cyclonedx_co2_units,
	NULL,
};
