BEGIN TRANSACTION;
CREATE TABLE action (
	id VARCHAR(80) NOT NULL, 
	document_id INTEGER NOT NULL, 
	"plan" INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	ref TEXT, 
	recommendation_ref TEXT, 
	recommendation TEXT, 
	action TEXT NOT NULL, 
	due_date DATE, 
	ongoing BOOLEAN NOT NULL, 
	outcome TEXT, 
	evidence TEXT, 
	progress TEXT, 
	completed_on DATE, 
	rag TEXT, 
	status VARCHAR(20) NOT NULL, 
	status_phrase TEXT, 
	status_confidence FLOAT NOT NULL, 
	status_by VARCHAR(10), 
	page INTEGER, 
	x0 FLOAT, 
	top FLOAT, 
	x1 FLOAT, 
	bottom FLOAT, 
	table_number INTEGER NOT NULL, 
	row_number INTEGER NOT NULL, 
	CONSTRAINT pk_action PRIMARY KEY (id), 
	CONSTRAINT uq_action_document_id UNIQUE (document_id, position), 
	CONSTRAINT fk_action_document_id_plan FOREIGN KEY(document_id, "plan") REFERENCES "plan" (document_id, number) ON DELETE CASCADE
);
INSERT INTO "action" VALUES('f688e0fd-1',1,1,1,'1','R1','Answer repairs when they are reported','Give every tenant a repair date in the first telephone call','2019-03-31',0,NULL,NULL,'Completed. Dates have been given at the first call since February.',NULL,NULL,'completed','Completed',0.921,'phrase',6,158.2,82.6,306.9,156.8,1,2);
INSERT INTO "action" VALUES('f688e0fd-2',1,1,2,'2','R1','Answer repairs when they are reported','Publish each month how many repairs were done on the day promised','2019-04-30',0,NULL,NULL,'The first figures are being checked.',NULL,NULL,'in_progress','being',0.996,'model',6,158.2,156.8,306.9,231.0,1,3);
INSERT INTO "action" VALUES('f688e0fd-3',1,1,3,'3','R1','Answer repairs when they are reported','Train the call centre in reporting damp and mould','2019-05-31',0,NULL,NULL,'On track: two of four sessions have been held.',NULL,NULL,'on_track','On track',0.99,'phrase',6,158.2,231.0,306.9,288.4,1,4);
INSERT INTO "action" VALUES('f688e0fd-4',1,1,4,'4','R2','Know the condition of every home','Survey a fifth of the homes each year, the oldest first','2020-03-31',0,NULL,NULL,'Not yet started; surveyors are being recruited.',NULL,NULL,'not_started','Not yet started',0.92,'phrase',6,158.2,288.4,306.9,345.8,1,5);
INSERT INTO "action" VALUES('f688e0fd-5',1,1,5,'5','R2','Know the condition of every home','Replace the database of homes','2019-11-30',0,NULL,NULL,'Delayed: the tender had to be repeated.',NULL,NULL,'delayed','Delayed',0.962,'phrase',6,158.2,345.8,306.9,403.2,1,6);
INSERT INTO "action" VALUES('f688e0fd-6',1,2,6,NULL,NULL,NULL,'Write a protocol for babies who are not brought to appointments','2019-02-28',0,'Every missed appointment is followed up within a week',NULL,'Completed and signed off by the Board.',NULL,NULL,'completed','Completed',1.0,'model',13,42.0,58.6,195.4,84.8,1,2);
INSERT INTO "action" VALUES('f688e0fd-7',1,2,7,NULL,NULL,NULL,'Hold three learning events on safe sleeping','2019-06-30',0,'Two hundred people take part',NULL,'One event has been held.',NULL,NULL,'in_progress','One event has been held',0.457,'model',13,42.0,84.8,195.4,111.0,1,3);
INSERT INTO "action" VALUES('f688e0fd-8',1,2,8,NULL,NULL,NULL,'Ask parents how the new leaflet reads','2019-07-31',0,'The leaflet is in plain words',NULL,NULL,NULL,NULL,'unreported',NULL,0.99,NULL,13,42.0,111.0,195.4,127.6,1,4);
INSERT INTO "action" VALUES('f688e0fd-9',1,3,9,NULL,NULL,NULL,'Circulate the figures on empty homes','2019-04-01',0,NULL,NULL,NULL,NULL,'Open','in_progress',NULL,0.95,'key',15,42.0,121.0,303.3,137.6,1,2);
INSERT INTO "action" VALUES('f688e0fd-10',1,3,10,NULL,NULL,NULL,'Invite the fire service to the June meeting','2019-06-03',0,NULL,NULL,NULL,NULL,'Open','in_progress',NULL,0.95,'key',15,42.0,137.6,303.3,154.2,1,3);
INSERT INTO "action" VALUES('89953333-1',2,1,1,'1.1',NULL,'Not enough foster homes for teenagers and for brothers and sisters together','Run two campaigns a year aimed at homes with three spare places.','2021-10-31',0,'Twelve new homes, four for sibling groups',NULL,'Spring campaign has run: 61 enquiries and five assessments begun.',NULL,'Green','on_track',NULL,0.97,'key',NULL,NULL,NULL,NULL,NULL,1,2);
INSERT INTO "action" VALUES('89953333-2',2,1,2,'1.2',NULL,'Not enough foster homes for teenagers and for brothers and sisters together','Answer each enquiry by telephone on the same working day.','2021-03-01',0,'More enquirers go on to a visit',NULL,'In place since 1 March.',NULL,'Blue','completed','In place',0.97,'key',NULL,NULL,NULL,NULL,NULL,1,3);
INSERT INTO "action" VALUES('89953333-3',2,1,3,'1.3',NULL,'Not enough foster homes for teenagers and for brothers and sisters together','Pay carers who bring a friend a reward of £500 on approval.','2021-06-30',0,'Three approvals a year',NULL,'Awaiting approval of the budget.',NULL,'Red','delayed',NULL,0.7,'key',NULL,NULL,NULL,NULL,NULL,1,4);
INSERT INTO "action" VALUES('89953333-4',2,1,4,'2.1',NULL,'Carers do not always know whom to ring at night','Staff the out-of-hours line with fostering workers at weekends.','2021-06-30',0,'Fewer placements end in an emergency',NULL,'Rota agreed with seven workers and going live in June.',NULL,'Green','on_track',NULL,0.97,'key',NULL,NULL,NULL,NULL,NULL,1,5);
INSERT INTO "action" VALUES('89953333-5',2,1,5,'2.2',NULL,'Carers do not always know whom to ring at night','Give each carer a card with the numbers to ring.','2021-05-31',0,'All 142 carers hold a card',NULL,'Completed; cards posted on 4 May.',NULL,'Blue','completed','Completed',0.97,'key',NULL,NULL,NULL,NULL,NULL,1,6);
INSERT INTO "action" VALUES('89953333-6',2,1,6,'3.1',NULL,'Too many children move more than twice in a year','Hold a stability meeting at the first sign of strain.',NULL,1,'Moves in a year fall to one in ten children',NULL,'Eleven held since January and nine placements kept; on track.',NULL,'Green','on_track','on track',0.97,'key',NULL,NULL,NULL,NULL,NULL,1,7);
INSERT INTO "action" VALUES('89953333-7',2,1,7,'3.2',NULL,'Too many children move more than twice in a year','Match carers with a clinical psychologist for six sessions when a placement is new.','2021-11-30',0,'Carers feel able to go on',NULL,'Post to be advertised.',NULL,'Amber','not_started','to be',0.97,'key',NULL,NULL,NULL,NULL,NULL,1,8);
INSERT INTO "action" VALUES('89953333-8',2,1,8,'3.3',NULL,'Too many children move more than twice in a year','Write a profile of each child before a home is looked for.','2021-07-31',0,'Better matches',NULL,NULL,NULL,'Amber','not_started',NULL,0.97,'key',NULL,NULL,NULL,NULL,NULL,1,9);
CREATE TABLE actionplans_store (
	version INTEGER NOT NULL, 
	CONSTRAINT pk_actionplans_store PRIMARY KEY (version)
);
INSERT INTO "actionplans_store" VALUES(2);
CREATE TABLE document (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	code VARCHAR(64) NOT NULL, 
	file TEXT NOT NULL, 
	ingested_at DATETIME NOT NULL, 
	software VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT uq_document_sha256 UNIQUE (sha256), 
	CONSTRAINT uq_document_code UNIQUE (code)
);
INSERT INTO "document" VALUES(1,'f688e0fd9160ef749a4abde6d7f2281af37e909902ce8c84c23912f88015c913','f688e0fd','aldmere-board-pack-2019.stamps.pdf','2026-11-21 12:35:24.880959','0.1.0');
INSERT INTO "document" VALUES(2,'89953333ec772a634a7beb819c8de04b1708ca4980da37567a054f1726d7cdfc','89953333','lowfell-fostering-2021.revised.docx','2026-11-21 12:35:25.060618','0.1.0');
CREATE TABLE due (
	action_id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	raw TEXT NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	precision VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_due PRIMARY KEY (action_id, position), 
	CONSTRAINT fk_due_action_id_action FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE
);
INSERT INTO "due" VALUES('f688e0fd-1',1,'March 2019','2019-03-01','2019-03-31','month');
INSERT INTO "due" VALUES('f688e0fd-2',1,'30.4.19','2019-04-30','2019-04-30','day');
INSERT INTO "due" VALUES('f688e0fd-3',1,'31.5.19','2019-05-31','2019-05-31','day');
INSERT INTO "due" VALUES('f688e0fd-4',1,'2019/20','2019-04-01','2020-03-31','year');
INSERT INTO "due" VALUES('f688e0fd-5',1,'Autumn 2019','2019-09-01','2019-11-30','season');
INSERT INTO "due" VALUES('f688e0fd-6',1,'Feb 2019','2019-02-01','2019-02-28','month');
INSERT INTO "due" VALUES('f688e0fd-7',1,'June 2019','2019-06-01','2019-06-30','month');
INSERT INTO "due" VALUES('f688e0fd-8',1,'July 2019','2019-07-01','2019-07-31','month');
INSERT INTO "due" VALUES('f688e0fd-9',1,'1 April 2019','2019-04-01','2019-04-01','day');
INSERT INTO "due" VALUES('f688e0fd-10',1,'3 June 2019','2019-06-03','2019-06-03','day');
INSERT INTO "due" VALUES('89953333-1',1,'April','2021-04-01','2021-04-30','month');
INSERT INTO "due" VALUES('89953333-1',2,'Oct 2021','2021-10-01','2021-10-31','month');
INSERT INTO "due" VALUES('89953333-2',1,'01/03/2021','2021-03-01','2021-03-01','day');
INSERT INTO "due" VALUES('89953333-3',1,'30 June 2021','2021-06-30','2021-06-30','day');
INSERT INTO "due" VALUES('89953333-4',1,'Q1 2021/22','2021-04-01','2021-06-30','quarter');
INSERT INTO "due" VALUES('89953333-5',1,'May 2021','2021-05-01','2021-05-31','month');
INSERT INTO "due" VALUES('89953333-7',1,'Autumn 2021','2021-09-01','2021-11-30','season');
INSERT INTO "due" VALUES('89953333-8',1,'31.7.21','2021-07-31','2021-07-31','day');
CREATE TABLE milestone (
	action_id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	due DATE, 
	CONSTRAINT pk_milestone PRIMARY KEY (action_id, position), 
	CONSTRAINT fk_milestone_action_id_action FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE
);
CREATE TABLE party (
	action_id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	side VARCHAR(10) NOT NULL, 
	name TEXT NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	expanded TEXT, 
	CONSTRAINT pk_party PRIMARY KEY (action_id, position, side), 
	CONSTRAINT fk_party_action_id_action FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE
);
INSERT INTO "party" VALUES('f688e0fd-1',1,'lead','Head of Repairs','role',NULL);
INSERT INTO "party" VALUES('f688e0fd-2',1,'lead','Performance Manager','role',NULL);
INSERT INTO "party" VALUES('f688e0fd-3',1,'lead','Head of Customer Services','role',NULL);
INSERT INTO "party" VALUES('f688e0fd-4',1,'lead','Head of Assets','role',NULL);
INSERT INTO "party" VALUES('f688e0fd-5',1,'lead','Head of ICT','role',NULL);
INSERT INTO "party" VALUES('f688e0fd-6',1,'lead','Designated Nurse','role',NULL);
INSERT INTO "party" VALUES('f688e0fd-7',1,'lead','Training Officer','role',NULL);
INSERT INTO "party" VALUES('f688e0fd-8',1,'lead','Public Health','body',NULL);
INSERT INTO "party" VALUES('f688e0fd-9',1,'lead','Clerk','role',NULL);
INSERT INTO "party" VALUES('f688e0fd-10',1,'lead','Chair','role',NULL);
INSERT INTO "party" VALUES('89953333-1',1,'lead','Recruitment Officer','role',NULL);
INSERT INTO "party" VALUES('89953333-2',1,'lead','Fostering Team Manager','role',NULL);
INSERT INTO "party" VALUES('89953333-3',1,'lead','Head of Children in Care','role',NULL);
INSERT INTO "party" VALUES('89953333-4',1,'lead','Fostering Team Manager','role',NULL);
INSERT INTO "party" VALUES('89953333-4',2,'lead','Emergency Duty Team','body',NULL);
INSERT INTO "party" VALUES('89953333-5',1,'lead','Fostering Support Officer','role',NULL);
INSERT INTO "party" VALUES('89953333-6',1,'lead','Independent Reviewing Manager','role',NULL);
INSERT INTO "party" VALUES('89953333-7',1,'lead','Virtual School Head','role',NULL);
INSERT INTO "party" VALUES('89953333-7',2,'lead','CAMHS','body',NULL);
INSERT INTO "party" VALUES('89953333-8',1,'lead','Fostering Team Manager','role',NULL);
CREATE TABLE "plan" (
	document_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	title TEXT, 
	borough TEXT, 
	body TEXT, 
	date DATE, 
	first_page INTEGER, 
	last_page INTEGER, 
	CONSTRAINT pk_plan PRIMARY KEY (document_id, number), 
	CONSTRAINT fk_plan_document_id_document FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
INSERT INTO "plan" VALUES(1,1,'Homes Improvement Plan 2019','Aldmere','Aldmere Borough Council','2019-03-04',5,6);
INSERT INTO "plan" VALUES(1,2,'Child M Action Plan','Aldmere','Aldmere Safeguarding Children Board','2019-03-04',12,13);
INSERT INTO "plan" VALUES(1,3,'Action log','Aldmere','Aldmere Borough Council','2019-03-04',15,15);
INSERT INTO "plan" VALUES(2,1,'Fostering Service Development Plan','Lowfell','Lowfell Council','2021-05-21',NULL,NULL);
CREATE TABLE progress_update (
	action_id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	CONSTRAINT pk_progress_update PRIMARY KEY (action_id, position), 
	CONSTRAINT fk_progress_update_action_id_action FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE
);
CREATE TABLE theme (
	action_id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_theme PRIMARY KEY (action_id, position), 
	CONSTRAINT fk_theme_action_id_action FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE
);
CREATE TABLE warning (
	action_id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_warning PRIMARY KEY (action_id, position), 
	CONSTRAINT fk_warning_action_id_action FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE
);
INSERT INTO "warning" VALUES('f688e0fd-7',1,'status uncertain: in_progress or delayed');
INSERT INTO "warning" VALUES('89953333-3',1,'the plan''s own status ''Red'' and its update disagree: the update says not_started (''Awaiting'')');
CREATE INDEX ix_plan_borough ON "plan" (borough);
CREATE INDEX ix_action_status ON action (status);
CREATE INDEX ix_action_due_date ON action (due_date);
COMMIT;
