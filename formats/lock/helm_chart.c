/* Chart.yaml and Chart.lock of Helm, and requirements.yaml and requirements.lock of its version 1:
 * the charts that a chart is made of. Charts have no purl type. */
#include "lock/lock.h"

static void add_dependency(struct lock *lock, const struct node *entry, bool locked)
{
	struct package package = package_at(entry);
	const struct node *repository = node_get(entry, "repository");
	struct str url = lock_value(repository);
	if (!lock_is(lock, entry, NODE_OBJECT) || str_starts(url, STR("file:")))
		return;
	package.type = str_starts(url, STR("oci:")) ? "oci" : "generic";
	package.name = lock_text(entry, "name");
	package.version = lock_text(entry, "version");
	package.range = !locked;
	package.direct = DIRECTNESS_DIRECT;
	if (str_find(url, STR("://")) != STR_NPOS) {
		package.url = url;
		package.url_offset = repository->start;
		package.url_kind = URL_DISTRIBUTION;
		package.qualifiers[0] = (struct lock_qualifier){"repository_url", url};
	}
	lock_add(lock, &package);
}

static void entries(struct lock *lock, struct node *root)
{
	NODE_EACH(document, root)
	{
		if (!lock_is(lock, document, NODE_OBJECT))
			continue;
		NODE_EACH(entry, lock_member(lock, document, "dependencies", NODE_ARRAY))
		add_dependency(lock, entry, node_get(document, "digest") != NULL);
	}
}

static int probe(struct doc *doc)
{
	return lock_head_has(doc, "dependencies:") || lock_head_has(doc, "apiVersion:") ? 60 : 0;
}

LOCK_FORMAT(helm_chart, "helm-chart", "Helm chart", "generic", YAML, probe, "Chart.yaml",
	"Chart.lock", "requirements.yaml", "requirements.lock");
