/* What the reader and the annotator of SPDX 2 XML share. */
#ifndef FORMATS_SPDX_XML_H
#define FORMATS_SPDX_XML_H

#include "syntax/xml.h"

/* The element that holds the document's members: the root, or what a draft had inside of it. */
const struct node *spdx_xml_document(const struct node *root);

#endif
