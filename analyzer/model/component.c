#include "model/bom.h"

static const struct str type_names[TYPE_COUNT] = {[TYPE_APPLICATION] = STR_INIT("application"),
	[TYPE_FRAMEWORK] = STR_INIT("framework"),
	[TYPE_LIBRARY] = STR_INIT("library"),
	[TYPE_CONTAINER] = STR_INIT("container"),
	[TYPE_PLATFORM] = STR_INIT("platform"),
	[TYPE_OPERATING_SYSTEM] = STR_INIT("operating-system"),
	[TYPE_DEVICE] = STR_INIT("device"),
	[TYPE_DEVICE_DRIVER] = STR_INIT("device-driver"),
	[TYPE_FIRMWARE] = STR_INIT("firmware"),
	[TYPE_FILE] = STR_INIT("file"),
	[TYPE_MACHINE_LEARNING_MODEL] = STR_INIT("machine-learning-model"),
	[TYPE_DATA] = STR_INIT("data"),
	[TYPE_CRYPTOGRAPHIC_ASSET] = STR_INIT("cryptographic-asset"),
	[TYPE_SERVICE] = STR_INIT("service"),
	[TYPE_SOURCE] = STR_INIT("source"),
	[TYPE_ARCHIVE] = STR_INIT("archive"),
	[TYPE_INSTALL] = STR_INIT("install"),
	[TYPE_OTHER] = STR_INIT("other")};

static const struct str scope_names[] = {[SCOPE_REQUIRED] = STR_INIT("required"),
	[SCOPE_OPTIONAL] = STR_INIT("optional"),
	[SCOPE_EXCLUDED] = STR_INIT("excluded"),
	[SCOPE_DEV] = STR_INIT("dev"),
	[SCOPE_TEST] = STR_INIT("test"),
	[SCOPE_BUILD] = STR_INIT("build")};

static char folded(char c)
{
	return c == '_' ? '-' : ascii_lower(c);
}

static bool same_name(struct str written, struct str name)
{
	if (written.len != name.len || !name.len)
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (folded(written.ptr[i]) != name.ptr[i])
			return false;
	return true;
}

struct str component_directness_name(enum component_directness directness)
{
	static const struct str names[] = {[DIRECTNESS_DIRECT] = STR_INIT("direct"),
		[DIRECTNESS_TRANSITIVE] = STR_INIT("transitive")};
	return names[directness];
}

struct str component_type_name(enum component_type type)
{
	return type_names[type];
}

enum component_type component_type_named(struct str name)
{
	for (size_t type = 0; type < TYPE_COUNT; type++)
		if (same_name(name, type_names[type]))
			return (enum component_type)type;
	return TYPE_NONE;
}

struct str component_scope_name(enum component_scope scope)
{
	return scope_names[scope];
}

enum component_scope component_scope_named(struct str name)
{
	for (size_t scope = 0; scope < sizeof scope_names / sizeof *scope_names; scope++)
		if (same_name(name, scope_names[scope]))
			return (enum component_scope)scope;
	return SCOPE_NONE;
}
