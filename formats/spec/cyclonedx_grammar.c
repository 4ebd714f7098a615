/* What the XML schemas of CycloneDX 1.0-1.7 (bom-1.N.xsd) ask of elements, beyond what the tables of fields
 * say about their JSON twins: the order and number of child elements, the attributes, the lexical types.
 * tests/spec/check_grammar.py holds each row to the schemas, in both directions. The notation is described
 * in grammar.h.
 *
 * A new element is one word in the content of its parent, at the place that the schema's sequence gives it. */
#include "spec/grammar.h"

/* Name, first and last version, attributes, content, text. */
static const struct grammar_row rows[] = {
	{"bom", 10, 17,
		"version@10-14=integer version@15=positiveInteger ~other@10-10 "
		"serialNumber@11=serial ~any@11",
		"components@10-10=bom/components components@11-11=components "
		"metadata@12=metadata? components@12=components? services@12=services? "
		"externalReferences@11=externalReferences? dependencies@12=dependencies? "
		"compositions@13=compositions? properties@13=properties? "
		"vulnerabilities@14=vulnerabilities? annotations@15=annotations? "
		"formulation@15=formulation? declarations@16=declarations? "
		"definitions@16=definitions? citations@17=citations? ~@11*"},
	{"bom/components", 10, 10, "~other", "(component=component)*"},
	{"component", 10, 17,
		"type!=$component_types mime-type@12=mediaType isExternal@17=boolean "
		"~other@10-10 bom-ref@11=ref ~any@11",
		"supplier@12=organizationalEntity? manufacturer@16=organizationalEntity? "
		"authors@16=component/authors? author@12? publisher? group? name version@10-13 "
		"version@14-15? version@16-16=versionName? (version=versionName | "
		"versionRange=versionRange)?@17 description? scope@10-14=$scopes? "
		"scope@15:=$scopes? "
		"hashes=component/hashes? licenses@10-12=component/licenses? "
		"licenses@13=licenseChoice? copyright? patentAssertions@17=patentAssertions? "
		"cpe=cpe? purl=anyURI? omniborId@16* swhid@16* swid@12=swid? "
		"modified@10-10=boolean modified@11=boolean? pedigree@11=pedigree? "
		"externalReferences@11=externalReferences? properties@13=properties? "
		"components=component/components? evidence@13=componentEvidence? "
		"releaseNotes@14=releaseNotes? modelCard@15=modelCard? "
		"data@15-15=componentData? data@16=componentData* "
		"cryptoProperties@16=cryptoProperties? tags@16=tags? ~@11*"},
	{"component/hashes", 10, 17, NULL, "(hash=hash)*"},
	{"hash", 10, 17, "alg!=$hash_algorithms", NULL, "hashValue"},
	{"component/licenses", 10, 10, NULL, "(license=licenses/license)+"},
	{"component/licenses", 11, 12, NULL, "(license=license* | expression?)"},
	{"licenses/license", 10, 10, NULL, "(id=licenseId* | name*)"},
	{"component/components", 10, 17, NULL, "(component=component ~@11*)*"},
	{"components", 11, 17, "~any", "(component=component ~*)*"},
	{"license", 11, 17, "bom-ref@15=ref acknowledgement@16=$acknowledgements",
		"(id=licenseId? | name?)@11-15 (id=licenseId | name)@16 text@11-11=licenseText? "
		"text@12=attachedText? url=anyURI? licensing@15-16=licenseType/licensing? "
		"licensing@17=licensing? properties@15=properties? ~*"},
	{"licenseText", 11, 11, "content-type encoding=$encodings", NULL, "string"},
	{"pedigree", 11, 17, NULL,
		"ancestors=components? descendants=components? variants=components? "
		"commits=commits? patches@12=patches? notes? ~*"},
	{"commits", 11, 17, NULL, "(commit=commit ~*)*"},
	{"commit", 11, 17, NULL,
		"uid? url=anyURI? author=identifiableAction? committer=identifiableAction? "
		"message? ~*"},
	{"identifiableAction", 11, 17, NULL, "timestamp=dateTime? name? email? ~*"},
	{"externalReferences", 11, 17, NULL, "(reference=externalReference)*"},
	{"externalReference", 11, 17, "type!=$reference_types ~any",
		"url=anyURI comment? hashes@13=externalReference/hashes? "
		"properties@17=properties?"},
	{"metadata", 12, 17, "~other",
		"(timestamp=dateTime? lifecycles@15=lifecycles? tools=metadata/tools? "
		"authors=metadata/authors? component=component? "
		"manufacturer@16=organizationalEntity? manufacture@12-12=organizationalEntity* "
		"supplier@12-12=organizationalEntity* manufacture@13=organizationalEntity? "
		"supplier@13=organizationalEntity? licenses@13=licenseChoice? "
		"properties@13=properties? distributionConstraints@17=distributionConstraints? "
		"~*)?"},
	{"metadata/tools", 12, 14, NULL, "(tool=tool?)*"},
	{"metadata/tools", 15, 17, NULL,
		"((tool=tool?)* | (components=components? services=services?)?)"},
	{"tool", 12, 17, "~other",
		"(vendor? name? version@12-15? version@16=versionName? hashes=toolType/hashes? "
		"externalReferences@14=externalReferences? ~*)?"},
	{"toolType/hashes", 12, 17, NULL, "(hash=hash)*"},
	{"metadata/authors", 12, 17, NULL, "(author=organizationalContact)*"},
	{"organizationalContact", 12, 17, "bom-ref@15=ref ~other",
		"(name? email@12-12* phone@12-12* email@13? phone@13? ~*)?"},
	{"organizationalEntity", 12, 17, "bom-ref@15=ref ~other",
		"(name? address@16=postalAddress? url=anyURI* contact=organizationalContact* "
		"~*)?"},
	{"attachedText", 12, 17, "content-type encoding=$encodings", NULL, "string"},
	{"swid", 12, 17, "tagId! name! version tagVersion=integer patch=boolean",
		"text=attachedText? url=anyURI? ~*"},
	{"patches", 12, 17, NULL, "(patch=patch ~*)*"},
	{"patch", 12, 17, "type!=$patch_types", "diff=diff? resolves=patchType/resolves? ~*"},
	{"diff", 12, 17, NULL, "text=attachedText? url=anyURI? ~*"},
	{"patchType/resolves", 12, 17, NULL, "(issue=issue)*"},
	{"issue", 12, 17, "type!=$issue_types",
		"id? name? description? source=issueType/source? "
		"references=issueType/references? ~*"},
	{"issueType/source", 12, 17, NULL, "name? url=anyURI?"},
	{"issueType/references", 12, 17, NULL, "(url=anyURI)*"},
	{"services", 12, 17, "~any", "(service=service ~*)*"},
	{"service", 12, 17, "bom-ref=ref ~any",
		"provider=organizationalEntity? group? name version@12-15? "
		"version@16=versionName? description? endpoints=endpoints? "
		"authenticated=boolean? x-trust-boundary=boolean? trustZone@15? "
		"data=service/data? licenses@12-12=service/licenses? licenses@13=licenseChoice? "
		"patentAssertions@17=patentAssertions? externalReferences=externalReferences? "
		"properties@13=properties? services=service/services? "
		"releaseNotes@14=releaseNotes? tags@16=tags? ~*"},
	{"endpoints", 12, 17, NULL, "(endpoint=anyURI)*"},
	{"service/data", 12, 14, NULL, "(classification=dataClassification)*"},
	{"service/data", 15, 17, NULL,
		"((classification=dataClassification)* | dataflow=dataflow*)"},
	{"dataClassification", 12, 17, "flow!=$data_flows", NULL, "string"},
	{"service/licenses", 12, 12, NULL, "(license=license* | expression?)"},
	{"service/services", 12, 17, NULL, "(service=service ~*)*"},
	{"dependencies", 12, 17, NULL, "(dependency=dependency)*"},
	{"dependency", 12, 17, "ref!=ref ~other",
		"(dependency@12-15=dependency dependency@16=dependency? provides@16=provides?)*"},
	{"licenseChoice", 13, 17, NULL,
		"(license=license* | expression?)@13-14 (license=license* | "
		"expression=expression?)@15-16 (license=license | expression=licenseExpression "
		"| expression-detailed=licenseExpressionDetailed)*@17"},
	{"externalReference/hashes", 13, 17, NULL, "(hash=hash)*"},
	{"properties", 13, 17, "~any", "(property=property ~*)*"},
	{"property", 13, 17, "name!", NULL, "string"},
	{"componentEvidence", 13, 17, "~any",
		"identity@15-15=identity? identity@16=identity* occurrences@15=occurrences? "
		"callstack@15=callstack? licenses=licenseChoice? copyright=copyrights? ~*"},
	{"copyrights", 13, 17, NULL, "text*"},
	{"compositions", 13, 17, "~any", "(composition=composition ~*)*"},
	{"composition", 13, 17, "bom-ref@15=ref",
		"(aggregate:=$aggregates assemblies=assemblies? "
		"dependencies=compositionType/dependencies? "
		"vulnerabilities@15=compositionType/vulnerabilities?)*"},
	{"assemblies", 13, 17, NULL, "(assembly=bomReference ~*)*"},
	{"bomReference", 13, 17, "ref!=ref ~other", ""},
	{"compositionType/dependencies", 13, 17, NULL, "(dependency=bomReference ~*)*"},
	{"releaseNotes", 14, 17, "~any",
		"(type title? featuredImage=anyURI? socialImage=anyURI? description? "
		"timestamp=dateTime? aliases=releaseNotesType/aliases? "
		"tags@14-15=releaseNotesType/tags? tags@16=tags? "
		"resolves=releaseNotesType/resolves? notes=notes? properties=properties? ~*)*"},
	{"releaseNotesType/aliases", 14, 17, NULL, "(alias)*"},
	{"releaseNotesType/tags", 14, 15, NULL, "(tag)*"},
	{"releaseNotesType/resolves", 14, 17, NULL, "(issue=issue)*"},
	{"notes", 14, 17, NULL, "(note=note)*"},
	{"note", 14, 17, NULL, "(locale=locale? text=attachedText)*"},
	{"vulnerabilities", 14, 17, "~any", "(vulnerability=vulnerability ~*)*"},
	{"vulnerability", 14, 17, "bom-ref=ref",
		"(id? source=vulnerabilitySource? references=vulnerabilityType/references? "
		"ratings=ratings? cwes=cwes? description? detail? recommendation? "
		"workaround@15? proofOfConcept@15=proofOfConcept? advisories=advisories? "
		"created=dateTime? published=dateTime? updated=dateTime? rejected@15=dateTime? "
		"credits=credits? tools=vulnerabilityType/tools? analysis=analysis? "
		"affects=affects? properties=properties?)?"},
	{"vulnerabilitySource", 14, 17, NULL, "(name? url=anyURI?)*"},
	{"vulnerabilityType/references", 14, 17, NULL, "(reference=reference ~*)*"},
	{"reference", 14, 17, NULL,
		"id@14-14? source@14-14=vulnerabilitySource? id@15 "
		"source@15=vulnerabilitySource"},
	{"ratings", 14, 17, NULL, "rating=rating*"},
	{"rating", 14, 17, NULL,
		"source=vulnerabilitySource? score=decimal? severity=$severities? "
		"method=$score_methods? vector? justification?"},
	{"cwes", 14, 17, NULL, "cwe=integer*"},
	{"advisories", 14, 17, NULL, "advisory=advisory*"},
	{"advisory", 14, 17, NULL, "title? url=anyURI"},
	{"credits", 14, 17, NULL, "organizations=credits/organizations? individuals=individuals?"},
	{"credits/organizations", 14, 17, NULL, "(organization=organizationalEntity)*"},
	{"individuals", 14, 17, NULL, "(individual=organizationalContact)*"},
	{"vulnerabilityType/tools", 14, 14, NULL, "(tool=tool?)*"},
	{"vulnerabilityType/tools", 15, 17, NULL,
		"((tool=tool?)* | (components=components? services=services?)?)"},
	{"analysis", 14, 17, NULL,
		"(state=$analysis_states? justification=$analysis_justifications? "
		"responses=responses? detail? firstIssued@15=dateTime? "
		"lastUpdated@15=dateTime?)?"},
	{"responses", 14, 17, NULL, "(response=$analysis_responses)*"},
	{"affects", 14, 17, NULL, "(target=target)*"},
	{"target", 14, 17, NULL, "(ref=ref versions=versions?)?"},
	{"versions", 14, 17, NULL, "(version=version)*"},
	{"version", 14, 17, NULL,
		"((version | range)@14-15 (version=versionName | range=versionRange)@16 "
		"status:=$affected_states?)?"},
	{"lifecycles", 15, 17, NULL, "lifecycle=lifecycle*"},
	{"lifecycle", 15, 17, NULL, "((phase=$lifecycle_phases) | (name description?))"},
	{"licenseType/licensing", 15, 16, NULL,
		"altIds=licensing/altIds? licensor=licensing/licensor? "
		"licensee=licensing/licensor? purchaser=licensing/licensor? purchaseOrder? "
		"licenseTypes=licensing/licenseTypes? lastRenewal=dateTime? "
		"expiration=dateTime? ~*"},
	{"licensing/altIds", 15, 16, NULL, "altId*"},
	{"licensing/licensor", 15, 16, NULL,
		"(organization=organizationalEntity? | individual=organizationalContact?)"},
	{"licensing/licenseTypes", 15, 16, NULL, "licenseType=$license_types*"},
	{"expression", 15, 16, "bom-ref=ref acknowledgement@16=$acknowledgements", NULL, "string"},
	{"identity", 15, 17, NULL,
		"field=$identity_fields confidence=fraction? concludedValue@16? "
		"methods=methods? tools=identity/tools?"},
	{"methods", 15, 17, NULL, "method=method*"},
	{"method", 15, 17, NULL, "technique=$identity_techniques confidence=fraction value?"},
	{"identity/tools", 15, 17, NULL, "tool=bomReference*"},
	{"occurrences", 15, 17, NULL, "occurrence=occurrence*"},
	{"occurrence", 15, 17, "bom-ref=ref",
		"location@15-15=any location@16 line@16=nonNegativeInteger? "
		"offset@16=nonNegativeInteger? symbol@16? additionalContext@16?"},
	{"callstack", 15, 17, NULL, "frames=frames? tools=identity/tools?"},
	{"frames", 15, 17, NULL, "frame=frame*"},
	{"frame", 15, 17, NULL,
		"package? module function? parameters=frame/parameters? line=integer? "
		"column=integer? fullFilename?"},
	{"frame/parameters", 15, 17, NULL, "parameter*"},
	{"modelCard", 15, 17, "bom-ref=ref",
		"modelParameters=modelParameters? quantitativeAnalysis=quantitativeAnalysis? "
		"considerations=considerations? properties=properties?"},
	{"modelParameters", 15, 17, NULL,
		"approach=approach? task? architectureFamily? modelArchitecture? "
		"datasets=datasets? inputs=modelParameters/inputs? "
		"outputs=modelParameters/outputs?"},
	{"approach", 15, 17, NULL, "type=$model_approaches?"},
	{"datasets", 15, 17, NULL, "(ref=ref? | dataset=componentData?)*"},
	{"componentData", 15, 17, "bom-ref=ref",
		"type=$data_types name? contents=componentDataType/contents? classification? "
		"sensitiveData@15-16=any* sensitiveData@17* graphics=graphicsCollection? "
		"description? governance=dataGovernance?"},
	{"componentDataType/contents", 15, 17, NULL,
		"attachment=attachedText? url=anyURI? properties=properties?"},
	{"graphicsCollection", 15, 17, NULL,
		"description@15-16=any? description@17? collection=collection?"},
	{"collection", 15, 17, NULL, "graphic=graphic*"},
	{"graphic", 15, 17, NULL, "name? image=attachedText?"},
	{"dataGovernance", 15, 17, NULL,
		"custodians=custodians? stewards=stewards? owners=owners?"},
	{"custodians", 15, 17, NULL, "custodian=organizationOrIndividual*"},
	{"organizationOrIndividual", 15, 17, NULL,
		"(organization=organizationalEntity? | individual=organizationalContact?)"},
	{"stewards", 15, 17, NULL, "steward=organizationOrIndividual*"},
	{"owners", 15, 17, NULL, "owner=organizationOrIndividual*"},
	{"modelParameters/inputs", 15, 17, NULL, "input=inputs/input*"},
	{"inputs/input", 15, 17, NULL, "format"},
	{"modelParameters/outputs", 15, 17, NULL, "output=inputs/input*"},
	{"quantitativeAnalysis", 15, 17, NULL,
		"performanceMetrics=performanceMetrics? graphics=graphics?"},
	{"performanceMetrics", 15, 17, NULL, "performanceMetric=performanceMetric*"},
	{"performanceMetric", 15, 17, NULL,
		"type? value? slice? confidenceInterval=confidenceInterval?"},
	{"confidenceInterval", 15, 17, NULL, "lowerBound? upperBound?"},
	{"graphics", 15, 17, NULL, "description? collection=collection?"},
	{"considerations", 15, 17, NULL,
		"users=users? useCases=useCases? technicalLimitations=technicalLimitations? "
		"performanceTradeoffs=performanceTradeoffs? "
		"ethicalConsiderations=ethicalConsiderations? "
		"environmentalConsiderations@16=environmentalConsiderations? "
		"fairnessAssessments=fairnessAssessments?"},
	{"users", 15, 17, NULL, "user*"},
	{"useCases", 15, 17, NULL, "useCase*"},
	{"technicalLimitations", 15, 17, NULL, "technicalLimitation*"},
	{"performanceTradeoffs", 15, 17, NULL, "performanceTradeoff*"},
	{"ethicalConsiderations", 15, 17, NULL, "ethicalConsideration=ethicalConsideration*"},
	{"ethicalConsideration", 15, 17, NULL, "name? mitigationStrategy?"},
	{"fairnessAssessments", 15, 17, NULL, "fairnessAssessment=fairnessAssessment*"},
	{"fairnessAssessment", 15, 17, NULL, "groupAtRisk? benefits? harms? mitigationStrategy?"},
	{"dataflow", 15, 17, "name description ~any",
		"classification=dataClassification? governance=dataGovernance? "
		"source=dataflow/source? destination=dataflow/source?"},
	{"dataflow/source", 15, 17, NULL, "(url=anyURI)*"},
	{"compositionType/vulnerabilities", 15, 17, NULL, "(vulnerability=bomReference ~*)*"},
	{"proofOfConcept", 15, 17, NULL,
		"reproductionSteps? environment? supportingMaterial=supportingMaterial?"},
	{"supportingMaterial", 15, 17, NULL, "attachment=attachedText*"},
	{"annotations", 15, 17, "~any", "(annotation=annotation ~*)*"},
	{"annotation", 15, 17, "bom-ref=ref ~any",
		"subjects=subjects? annotator=annotatorChoice timestamp=dateTime text ~*"},
	{"subjects", 15, 17, NULL, "(subject=bomReference ~*)*"},
	{"annotatorChoice", 15, 17, NULL,
		"(organization=organizationalEntity? | individual=organizationalContact? | "
		"component=component? | service=service?)"},
	{"formulation", 15, 17, "~any", "(formula=formula ~*)*"},
	{"formula", 15, 17, "bom-ref=ref ~any",
		"components=components? services=services? workflows=workflows? "
		"properties=properties?"},
	{"workflows", 15, 17, "~any", "workflow=workflow* ~*"},
	{"workflow", 15, 17, "bom-ref!=ref ~any",
		"uid name? description? resourceReferences=resourceReferences? tasks=tasks? "
		"taskDependencies=dependencies? taskTypes=taskTypes trigger=trigger? "
		"steps=steps? inputs=triggerType/inputs? outputs=triggerType/outputs? "
		"timeStart=dateTime? timeEnd=dateTime? workspaces=workspaces? "
		"runtimeTopology=dependencies? properties=properties? ~*"},
	{"resourceReferences", 15, 17, "~any", "resourceReference=resourceReference* ~*"},
	{"resourceReference", 15, 17, "~any", "(ref=ref | externalReference=externalReference) ~*"},
	{"tasks", 15, 17, "~any", "task=task* ~*"},
	{"task", 15, 17, "bom-ref!=ref ~any",
		"uid name? description? resourceReferences=resourceReferences? "
		"taskTypes=taskTypes trigger=trigger? steps=steps? inputs=triggerType/inputs? "
		"outputs=triggerType/outputs? timeStart=dateTime? timeEnd=dateTime? "
		"workspaces=workspaces? runtimeTopology=dependencies? properties=properties? ~*"},
	{"taskTypes", 15, 17, NULL, "taskType=$task_types*"},
	{"trigger", 15, 17, "bom-ref!=ref ~any",
		"uid name? description? resourceReferences=resourceReferences? "
		"type=$trigger_types event=event? conditions=conditions? "
		"timeActivated=dateTime? inputs=triggerType/inputs? "
		"outputs=triggerType/outputs? properties=properties? ~*"},
	{"event", 15, 17, "~any",
		"uid? description? timeReceived=dateTime? data=attachedText? "
		"source=resourceReference? target=resourceReference? properties=properties? ~*"},
	{"conditions", 15, 17, NULL, "condition=condition*"},
	{"condition", 15, 17, NULL, "description? expression? properties=properties?"},
	{"triggerType/inputs", 15, 17, NULL, "input=input*"},
	{"input", 15, 17, "~any",
		"(resource=resourceReference | parameters=parameters | "
		"environmentVars=environmentVars | data=attachedText) source=resourceReference? "
		"target=resourceReference? properties=properties? ~*"},
	{"parameters", 15, 17, NULL, "parameter=parameter*"},
	{"parameter", 15, 17, "~any", "name? value? dataType? ~*"},
	{"environmentVars", 15, 17, NULL, "((environmentVar=property? | value?))*"},
	{"triggerType/outputs", 15, 17, NULL, "output=output*"},
	{"output", 15, 17, "~any",
		"(resource=resourceReference | environmentVars=environmentVars | "
		"data=attachedText) type=$output_types? source=resourceReference? "
		"target=resourceReference? properties=properties? ~*"},
	{"steps", 15, 17, NULL, "step=step*"},
	{"step", 15, 17, "~any", "name? description? commands=commands? properties=properties? ~*"},
	{"commands", 15, 17, NULL, "command=command*"},
	{"command", 15, 17, NULL, "executed? properties=properties?"},
	{"workspaces", 15, 17, "~any", "workspace=workspace* ~*"},
	{"workspace", 15, 17, "bom-ref!=ref ~any",
		"(uid name? aliases=workspaceType/aliases? description? "
		"resourceReferences=resourceReferences? accessMode=$access_modes? mountPath? "
		"managedDataType? volumeRequest? volume=volume? properties=properties? ~*)*"},
	{"workspaceType/aliases", 15, 17, NULL, "alias*"},
	{"volume", 15, 17, NULL,
		"uid? name? mode:=$volume_modes? path? sizeAllocated? persistent=boolean? "
		"remote=boolean? properties=properties?"},
	{"postalAddress", 16, 17, "bom-ref=ref",
		"country? region? locality? postOfficeBoxNumber? postalCode? streetAddress?"},
	{"component/authors", 16, 17, NULL, "(author=organizationalContact)*"},
	{"tags", 16, 17, NULL, "(tag)*"},
	{"environmentalConsiderations", 16, 17, NULL,
		"energyConsumptions=energyConsumptions* properties=properties?"},
	{"energyConsumptions", 16, 17, "~any", "(energyConsumption=energyConsumption ~*)*"},
	{"energyConsumption", 16, 17, NULL,
		"activity=$energy_activities energyProviders=energyProvider+ "
		"activityEnergyCost=energyMeasure co2CostEquivalent=co2Measure? "
		"co2CostOffset=co2Measure? properties=properties?"},
	{"energyProvider", 16, 17, "bom-ref=ref",
		"description? organization=organizationalEntity energySource=$energy_sources "
		"energyProvided=energyMeasure externalReferences=externalReferences?"},
	{"energyMeasure", 16, 17, NULL, "value=decimal unit=$energy_units"},
	{"co2Measure", 16, 17, NULL, "value=decimal unit=$co2_units"},
	{"cryptoProperties", 16, 17, NULL,
		"assetType=$crypto_assets algorithmProperties=algorithmProperties? "
		"certificateProperties=certificateProperties? "
		"relatedCryptoMaterialProperties=relatedCryptoMaterialProperties? "
		"protocolProperties=protocolProperties? oid?"},
	{"algorithmProperties", 16, 17, NULL,
		"primitive=$crypto_primitives? algorithmFamily@17? parameterSetIdentifier? "
		"curve? ellipticCurve@17? executionEnvironment=$execution_environments? "
		"implementationPlatform=$implementation_platforms? "
		"certificationLevel=$certification_levels* mode=$crypto_modes? "
		"padding=$crypto_paddings? cryptoFunctions=cryptoFunctions? "
		"classicalSecurityLevel=nonNegativeInteger? "
		"nistQuantumSecurityLevel=quantumLevel?"},
	{"cryptoFunctions", 16, 17, NULL, "cryptoFunction=$crypto_functions*"},
	{"certificateProperties", 16, 17, NULL,
		"serialNumber@17? subjectName? issuerName? notValidBefore=dateTime? "
		"notValidAfter=dateTime? signatureAlgorithmRef=ref? subjectPublicKeyRef=ref? "
		"certificateFormat? certificateExtension? certificateFileExtension@17? "
		"fingerprint@17=hash? certificateState@17=certificateState* "
		"creationDate@17=dateTime? activationDate@17=dateTime? "
		"deactivationDate@17=dateTime? revocationDate@17=dateTime? "
		"destructionDate@17=dateTime? certificateExtensions@17=certificateExtensions? "
		"relatedCryptographicAssets@17=relatedCryptographicAssets?"},
	{"relatedCryptoMaterialProperties", 16, 17, NULL,
		"type=$crypto_materials? id? state=$crypto_material_states? algorithmRef=ref? "
		"creationDate=dateTime? activationDate=dateTime? updateDate=dateTime? "
		"expirationDate=dateTime? value? size=integer? format? securedBy=securedBy? "
		"fingerprint@17=hash? relatedCryptographicAssets@17=relatedCryptographicAssets?"},
	{"securedBy", 16, 17, NULL, "mechanism? algorithmRef=ref?"},
	{"protocolProperties", 16, 17, NULL,
		"type=$protocol_types? version? cipherSuites=cipherSuites? "
		"ikev2TransformTypes=ikev2TransformTypes? cryptoRef=ref*"},
	{"cipherSuites", 16, 17, NULL, "cipherSuite=cipherSuite*"},
	{"cipherSuite", 16, 17, NULL,
		"name? algorithms=algorithms? identifiers=identifiers? tlsGroups@17=tlsGroups? "
		"tlsSignatureSchemes@17=tlsSignatureSchemes?"},
	{"algorithms", 16, 17, NULL, "algorithm=ref*"},
	{"identifiers", 16, 17, NULL, "identifier*"},
	{"ikev2TransformTypes", 16, 17, NULL,
		"encr@16-16=ref* prf@16-16=ref* integ@16-16=ref* ke@16-16=ref* encr@17=encr* "
		"prf@17=prf* integ@17=prf* ke@17=ke* esn=boolean? auth@16-16=ref* auth@17=prf*"},
	{"provides", 16, 17, "ref!=ref", ""},
	{"declarations", 16, 17, NULL,
		"assessors=assessors? attestations=attestations? "
		"claims=declarationsType/claims? evidence=declarationsType/evidence? "
		"targets=targets? affirmation=affirmation? ~*"},
	{"assessors", 16, 17, NULL, "assessor=assessor*"},
	{"assessor", 16, 17, "bom-ref=ref ~other",
		"thirdParty=boolean? organization=organizationalEntity?"},
	{"attestations", 16, 17, NULL, "attestation=attestation*"},
	{"attestation", 16, 17, NULL, "summary? assessor=ref? map=map* ~*"},
	{"map", 16, 17, NULL,
		"requirement=ref? claims=map/claims? counterClaims=counterClaims? "
		"conformance=conformance? confidence=confidence?"},
	{"map/claims", 16, 17, NULL, "claim=ref*"},
	{"counterClaims", 16, 17, NULL, "counterClaim=ref*"},
	{"conformance", 16, 17, NULL,
		"score=fraction rationale? mitigationStrategies=mitigationStrategies?"},
	{"confidence", 16, 17, NULL, "score=fraction rationale?"},
	{"declarationsType/claims", 16, 17, NULL, "claim=claim*"},
	{"claim", 16, 17, "bom-ref=ref ~other",
		"target=ref? predicate? mitigationStrategies=mitigationStrategies? reasoning? "
		"evidence=ref* counterEvidence=ref* externalReferences=externalReferences? ~*"},
	{"mitigationStrategies", 16, 17, NULL, "mitigationStrategy=ref*"},
	{"declarationsType/evidence", 16, 17, NULL, "evidence=evidence/evidence*"},
	{"evidence/evidence", 16, 17, "bom-ref=ref ~other",
		"propertyName? description? data=evidence/data* created=dateTime? "
		"expires=dateTime? author=organizationalContact? "
		"reviewer=organizationalContact? ~*"},
	{"evidence/data", 16, 17, NULL,
		"name? contents=data/contents? classification? sensitiveData=any* "
		"governance=dataGovernance?"},
	{"data/contents", 16, 17, NULL, "attachment=attachedText? url=anyURI?"},
	{"targets", 16, 17, NULL,
		"organizations=targets/organizations? components=targets/components? "
		"services=targets/services?"},
	{"targets/organizations", 16, 17, NULL, "organization=organizationalEntity*"},
	{"targets/components", 16, 17, NULL, "component=component*"},
	{"targets/services", 16, 17, NULL, "service=service*"},
	{"affirmation", 16, 17, NULL, "statement? signatories=signatories? ~*"},
	{"signatories", 16, 17, NULL, "signatory=signatory*"},
	{"signatory", 16, 17, NULL,
		"name? role? organization=organizationalEntity? "
		"externalReference=externalReference? ~*"},
	{"definitions", 16, 17, NULL, "standards=standards? patents@17=patents?"},
	{"standards", 16, 17, "~any", "(standard=standard ~*)*"},
	{"standard", 16, 17, "bom-ref=ref ~other",
		"name version description owner requirements=standard/requirements? "
		"levels=levels? externalReferences=externalReferences? ~*"},
	{"standard/requirements", 16, 17, NULL, "requirement=requirement*"},
	{"requirement", 16, 17, "bom-ref=ref ~other",
		"identifier? title? text? descriptions=descriptions? openCre=openCre* "
		"parent=ref? properties=properties? externalReferences=externalReferences?"},
	{"descriptions", 16, 17, NULL, "description*"},
	{"levels", 16, 17, NULL, "level=level*"},
	{"level", 16, 17, "bom-ref=ref ~other",
		"identifier? title? description? requirements=level/requirements?"},
	{"level/requirements", 16, 17, NULL, "requirement=ref*"},
	{"licensing", 17, 17, NULL,
		"altIds=licensingType/altIds? licensor=licensingType/licensor? "
		"licensee=licensingType/licensor? purchaser=licensingType/licensor? "
		"purchaseOrder? licenseTypes=licensingType/licenseTypes? lastRenewal=dateTime? "
		"expiration=dateTime? ~*"},
	{"licensingType/altIds", 17, 17, NULL, "altId*"},
	{"licensingType/licensor", 17, 17, NULL,
		"(organization=organizationalEntity? | individual=organizationalContact?)"},
	{"licensingType/licenseTypes", 17, 17, NULL, "licenseType=$license_types*"},
	{"licenseExpression", 17, 17, "bom-ref=ref acknowledgement=$acknowledgements", NULL,
		"string"},
	{"licenseExpressionDetailed", 17, 17,
		"expression! bom-ref=ref acknowledgement=$acknowledgements",
		"details=details* licensing=licensing? properties=properties? ~*"},
	{"details", 17, 17, "license-identifier! bom-ref=ref", "text=attachedText? url=anyURI? ~*"},
	{"patentAssertions", 17, 17, NULL, "(patentAssertion=patentAssertion)*"},
	{"patentAssertion", 17, 17, "bom-ref=ref ~other",
		"assertionType=$patent_assertions patentRefs=patentRefs? asserter=asserter "
		"notes?"},
	{"patentRefs", 17, 17, NULL, "bom-ref+"},
	{"asserter", 17, 17, NULL,
		"(organization=organizationalEntity | contact=organizationalContact | ref=ref)"},
	{"certificateState", 17, 17, NULL,
		"((state=$certificate_states reason?) | (name description? reason?))"},
	{"certificateExtensions", 17, 17, NULL, "certificateExtension=certificateExtension*"},
	{"certificateExtension", 17, 17, NULL,
		"((commonExtensionName=$certificate_extensions commonExtensionValue) | "
		"(customExtensionName customExtensionValue?))"},
	{"relatedCryptographicAssets", 17, 17, NULL,
		"relatedCryptographicAsset=relatedCryptographicAsset*"},
	{"relatedCryptographicAsset", 17, 17, NULL, "type? ref=ref?"},
	{"tlsGroups", 17, 17, NULL, "group*"},
	{"tlsSignatureSchemes", 17, 17, NULL, "signatureScheme*"},
	{"encr", 17, 17, NULL, "name? keyLength=integer? algorithm=ref?", "mixed"},
	{"prf", 17, 17, NULL, "name? algorithm=ref?", "mixed"},
	{"ke", 17, 17, NULL, "group=integer? algorithm=ref?", "mixed"},
	{"distributionConstraints", 17, 17, NULL, "tlp:=$tlp_classes?"},
	{"patents", 17, 17, NULL, "(patent=patent | patentFamily=patentFamily)*"},
	{"patent", 17, 17, "bom-ref=ref ~other",
		"patentNumber=patentNumber applicationNumber=patentNumber? "
		"jurisdiction=jurisdiction priorityApplication=priorityApplication? "
		"publicationNumber=patentNumber? title? abstract? filingDate=date? "
		"grantDate=date? patentExpirationDate=date? patentLegalStatus=$patent_states "
		"patentAssignee=organizationOrIndividual* "
		"externalReferences=externalReferences?"},
	{"priorityApplication", 17, 17, NULL,
		"applicationNumber=patentNumber jurisdiction=jurisdiction filingDate=date"},
	{"patentFamily", 17, 17, "bom-ref=ref ~other",
		"familyId priorityApplication=priorityApplication? members=members? "
		"externalReferences=externalReferences?"},
	{"members", 17, 17, NULL, "ref=ref+"},
	{"citations", 17, 17, NULL, "citation=citation+"},
	{"citation", 17, 17, "bom-ref=ref ~other",
		"(pointers=pointers | expressions=expressions) timestamp=dateTime "
		"attributedTo=ref? process=ref? note? ~*"},
	{"pointers", 17, 17, NULL, "pointer+"},
	{"expressions", 17, 17, NULL, "expression+"},
};

const struct grammar cyclonedx_grammar = {
	.root = "bom",
	.rows = rows,
	.count = sizeof rows / sizeof *rows,
};
