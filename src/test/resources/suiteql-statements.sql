-- Every SuiteQL statement that the component can send. Written by StatementsTest; a difference fails the build.
--
-- Section and article names are those of Oracle's NetSuite help, https://docs.oracle.com/en/cloud/saas/netsuite/.
-- All of them are sent as POST /services/rest/query/v1/suiteql?limit=1000&offset=0 with "Prefer: transient"
-- (section_157909186990, section_156414087576): paging is by key, so the offset stays 0. SELECT, comma joins,
-- WHERE, AND, OR, comparisons, aliases and ORDER BY are Oracle SQL, which section_156257796125 recommends.
-- Line breaks are added here for reading: each is one space in what is sent.

-- customer: first read, first page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_CHAR of a date: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.entityid AS entityid,
       customer.externalid AS externalid,
       customer.companyname AS companyname,
       customer.isperson AS isperson,
       customer.firstname AS firstname,
       customer.lastname AS lastname,
       customer.email AS email,
       customer.phone AS phone,
       customer.url AS url,
       customer.searchstage AS searchstage,
       customer.entitystatus AS entitystatus,
       BUILTIN.DF(customer.entitystatus) AS entitystatus_name,
       customer.category AS category,
       BUILTIN.DF(customer.category) AS category_name,
       customer.parent AS parent,
       BUILTIN.DF(customer.parent) AS parent_name,
       customer.salesrep AS salesrep,
       BUILTIN.DF(customer.salesrep) AS salesrep_name,
       customer.subsidiary AS subsidiary,
       BUILTIN.DF(customer.subsidiary) AS subsidiary_name,
       customer.currency AS currency,
       BUILTIN.DF(customer.currency) AS currency_name,
       TO_CHAR(customer.startdate, 'YYYY-MM-DD') AS startdate,
       TO_CHAR(customer.enddate, 'YYYY-MM-DD') AS enddate,
       customer.isinactive AS isinactive,
       TO_CHAR(SYS_EXTRACT_UTC(customer.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM customer
WHERE UPPER(customer.searchstage) = 'CUSTOMER'
ORDER BY customer.id;

-- customer: first read, every further page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_CHAR of a date: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.entityid AS entityid,
       customer.externalid AS externalid,
       customer.companyname AS companyname,
       customer.isperson AS isperson,
       customer.firstname AS firstname,
       customer.lastname AS lastname,
       customer.email AS email,
       customer.phone AS phone,
       customer.url AS url,
       customer.searchstage AS searchstage,
       customer.entitystatus AS entitystatus,
       BUILTIN.DF(customer.entitystatus) AS entitystatus_name,
       customer.category AS category,
       BUILTIN.DF(customer.category) AS category_name,
       customer.parent AS parent,
       BUILTIN.DF(customer.parent) AS parent_name,
       customer.salesrep AS salesrep,
       BUILTIN.DF(customer.salesrep) AS salesrep_name,
       customer.subsidiary AS subsidiary,
       BUILTIN.DF(customer.subsidiary) AS subsidiary_name,
       customer.currency AS currency,
       BUILTIN.DF(customer.currency) AS currency_name,
       TO_CHAR(customer.startdate, 'YYYY-MM-DD') AS startdate,
       TO_CHAR(customer.enddate, 'YYYY-MM-DD') AS enddate,
       customer.isinactive AS isinactive,
       TO_CHAR(SYS_EXTRACT_UTC(customer.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM customer
WHERE UPPER(customer.searchstage) = 'CUSTOMER'
    AND customer.id > 2101
ORDER BY customer.id;

-- customer: first read since an instant, first page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   TO_CHAR of a date: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.entityid AS entityid,
       customer.externalid AS externalid,
       customer.companyname AS companyname,
       customer.isperson AS isperson,
       customer.firstname AS firstname,
       customer.lastname AS lastname,
       customer.email AS email,
       customer.phone AS phone,
       customer.url AS url,
       customer.searchstage AS searchstage,
       customer.entitystatus AS entitystatus,
       BUILTIN.DF(customer.entitystatus) AS entitystatus_name,
       customer.category AS category,
       BUILTIN.DF(customer.category) AS category_name,
       customer.parent AS parent,
       BUILTIN.DF(customer.parent) AS parent_name,
       customer.salesrep AS salesrep,
       BUILTIN.DF(customer.salesrep) AS salesrep_name,
       customer.subsidiary AS subsidiary,
       BUILTIN.DF(customer.subsidiary) AS subsidiary_name,
       customer.currency AS currency,
       BUILTIN.DF(customer.currency) AS currency_name,
       TO_CHAR(customer.startdate, 'YYYY-MM-DD') AS startdate,
       TO_CHAR(customer.enddate, 'YYYY-MM-DD') AS enddate,
       customer.isinactive AS isinactive,
       TO_CHAR(SYS_EXTRACT_UTC(customer.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM customer
WHERE UPPER(customer.searchstage) = 'CUSTOMER'
    AND customer.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T11:12:30Z'
ORDER BY customer.id;

-- customer: first read since an instant, every further page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   TO_CHAR of a date: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.entityid AS entityid,
       customer.externalid AS externalid,
       customer.companyname AS companyname,
       customer.isperson AS isperson,
       customer.firstname AS firstname,
       customer.lastname AS lastname,
       customer.email AS email,
       customer.phone AS phone,
       customer.url AS url,
       customer.searchstage AS searchstage,
       customer.entitystatus AS entitystatus,
       BUILTIN.DF(customer.entitystatus) AS entitystatus_name,
       customer.category AS category,
       BUILTIN.DF(customer.category) AS category_name,
       customer.parent AS parent,
       BUILTIN.DF(customer.parent) AS parent_name,
       customer.salesrep AS salesrep,
       BUILTIN.DF(customer.salesrep) AS salesrep_name,
       customer.subsidiary AS subsidiary,
       BUILTIN.DF(customer.subsidiary) AS subsidiary_name,
       customer.currency AS currency,
       BUILTIN.DF(customer.currency) AS currency_name,
       TO_CHAR(customer.startdate, 'YYYY-MM-DD') AS startdate,
       TO_CHAR(customer.enddate, 'YYYY-MM-DD') AS enddate,
       customer.isinactive AS isinactive,
       TO_CHAR(SYS_EXTRACT_UTC(customer.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM customer
WHERE UPPER(customer.searchstage) = 'CUSTOMER'
    AND customer.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T11:12:30Z'
    AND customer.id > -5
ORDER BY customer.id;

-- customer: first read, how many where a page says no more than a limit
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
--   COUNT, GROUP BY: Oracle SQL, section_156257796125
SELECT COUNT(*) AS rows_found
FROM customer
WHERE UPPER(customer.searchstage) = 'CUSTOMER'
    AND customer.id > 2101;

-- customer: read again, by ids that were named
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_CHAR of a date: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
--   IN with literals: Oracle SQL, section_156257796125
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.entityid AS entityid,
       customer.externalid AS externalid,
       customer.companyname AS companyname,
       customer.isperson AS isperson,
       customer.firstname AS firstname,
       customer.lastname AS lastname,
       customer.email AS email,
       customer.phone AS phone,
       customer.url AS url,
       customer.searchstage AS searchstage,
       customer.entitystatus AS entitystatus,
       BUILTIN.DF(customer.entitystatus) AS entitystatus_name,
       customer.category AS category,
       BUILTIN.DF(customer.category) AS category_name,
       customer.parent AS parent,
       BUILTIN.DF(customer.parent) AS parent_name,
       customer.salesrep AS salesrep,
       BUILTIN.DF(customer.salesrep) AS salesrep_name,
       customer.subsidiary AS subsidiary,
       BUILTIN.DF(customer.subsidiary) AS subsidiary_name,
       customer.currency AS currency,
       BUILTIN.DF(customer.currency) AS currency_name,
       TO_CHAR(customer.startdate, 'YYYY-MM-DD') AS startdate,
       TO_CHAR(customer.enddate, 'YYYY-MM-DD') AS enddate,
       customer.isinactive AS isinactive,
       TO_CHAR(SYS_EXTRACT_UTC(customer.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM customer
WHERE UPPER(customer.searchstage) = 'CUSTOMER'
    AND customer.id IN (-5, 2101, 2103)
ORDER BY customer.id;

-- customer: whether anything is visible, where a page by ids is empty (limit=1)
SELECT customer.id AS id
FROM customer;

-- customer: changes, first page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   TO_CHAR of a date: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.entityid AS entityid,
       customer.externalid AS externalid,
       customer.companyname AS companyname,
       customer.isperson AS isperson,
       customer.firstname AS firstname,
       customer.lastname AS lastname,
       customer.email AS email,
       customer.phone AS phone,
       customer.url AS url,
       customer.searchstage AS searchstage,
       customer.entitystatus AS entitystatus,
       BUILTIN.DF(customer.entitystatus) AS entitystatus_name,
       customer.category AS category,
       BUILTIN.DF(customer.category) AS category_name,
       customer.parent AS parent,
       BUILTIN.DF(customer.parent) AS parent_name,
       customer.salesrep AS salesrep,
       BUILTIN.DF(customer.salesrep) AS salesrep_name,
       customer.subsidiary AS subsidiary,
       BUILTIN.DF(customer.subsidiary) AS subsidiary_name,
       customer.currency AS currency,
       BUILTIN.DF(customer.currency) AS currency_name,
       TO_CHAR(customer.startdate, 'YYYY-MM-DD') AS startdate,
       TO_CHAR(customer.enddate, 'YYYY-MM-DD') AS enddate,
       customer.isinactive AS isinactive,
       TO_CHAR(SYS_EXTRACT_UTC(customer.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM customer
WHERE UPPER(customer.searchstage) = 'CUSTOMER'
    AND customer.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T11:12:30Z'
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       customer.id;

-- customer: changes, every further page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   TO_CHAR of a date: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.entityid AS entityid,
       customer.externalid AS externalid,
       customer.companyname AS companyname,
       customer.isperson AS isperson,
       customer.firstname AS firstname,
       customer.lastname AS lastname,
       customer.email AS email,
       customer.phone AS phone,
       customer.url AS url,
       customer.searchstage AS searchstage,
       customer.entitystatus AS entitystatus,
       BUILTIN.DF(customer.entitystatus) AS entitystatus_name,
       customer.category AS category,
       BUILTIN.DF(customer.category) AS category_name,
       customer.parent AS parent,
       BUILTIN.DF(customer.parent) AS parent_name,
       customer.salesrep AS salesrep,
       BUILTIN.DF(customer.salesrep) AS salesrep_name,
       customer.subsidiary AS subsidiary,
       BUILTIN.DF(customer.subsidiary) AS subsidiary_name,
       customer.currency AS currency,
       BUILTIN.DF(customer.currency) AS currency_name,
       TO_CHAR(customer.startdate, 'YYYY-MM-DD') AS startdate,
       TO_CHAR(customer.enddate, 'YYYY-MM-DD') AS enddate,
       customer.isinactive AS isinactive,
       TO_CHAR(SYS_EXTRACT_UTC(customer.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM customer
WHERE UPPER(customer.searchstage) = 'CUSTOMER'
    AND customer.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND (TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') > '2026-07-01T11:12:30Z'
    OR (TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') = '2026-07-01T11:12:30Z'
    AND customer.id > 2101))
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       customer.id;

-- contact: first read, first page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.entityid AS entityid,
       contact.externalid AS externalid,
       contact.firstname AS firstname,
       contact.middlename AS middlename,
       contact.lastname AS lastname,
       contact.title AS title,
       contact.email AS email,
       contact.phone AS phone,
       contact.mobilephone AS mobilephone,
       contact.company AS company,
       BUILTIN.DF(contact.company) AS company_name,
       contact.isinactive AS isinactive,
       contact.isprivate AS isprivate,
       contact.globalsubscriptionstatus AS globalsubscriptionstatus,
       BUILTIN.DF(contact.globalsubscriptionstatus) AS globalsubscriptionstatus_name,
       TO_CHAR(SYS_EXTRACT_UTC(contact.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM contact
ORDER BY contact.id;

-- contact: first read, every further page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.entityid AS entityid,
       contact.externalid AS externalid,
       contact.firstname AS firstname,
       contact.middlename AS middlename,
       contact.lastname AS lastname,
       contact.title AS title,
       contact.email AS email,
       contact.phone AS phone,
       contact.mobilephone AS mobilephone,
       contact.company AS company,
       BUILTIN.DF(contact.company) AS company_name,
       contact.isinactive AS isinactive,
       contact.isprivate AS isprivate,
       contact.globalsubscriptionstatus AS globalsubscriptionstatus,
       BUILTIN.DF(contact.globalsubscriptionstatus) AS globalsubscriptionstatus_name,
       TO_CHAR(SYS_EXTRACT_UTC(contact.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM contact
WHERE contact.id > 2101
ORDER BY contact.id;

-- contact: first read since an instant, first page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.entityid AS entityid,
       contact.externalid AS externalid,
       contact.firstname AS firstname,
       contact.middlename AS middlename,
       contact.lastname AS lastname,
       contact.title AS title,
       contact.email AS email,
       contact.phone AS phone,
       contact.mobilephone AS mobilephone,
       contact.company AS company,
       BUILTIN.DF(contact.company) AS company_name,
       contact.isinactive AS isinactive,
       contact.isprivate AS isprivate,
       contact.globalsubscriptionstatus AS globalsubscriptionstatus,
       BUILTIN.DF(contact.globalsubscriptionstatus) AS globalsubscriptionstatus_name,
       TO_CHAR(SYS_EXTRACT_UTC(contact.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM contact
WHERE contact.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T11:12:30Z'
ORDER BY contact.id;

-- contact: first read since an instant, every further page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.entityid AS entityid,
       contact.externalid AS externalid,
       contact.firstname AS firstname,
       contact.middlename AS middlename,
       contact.lastname AS lastname,
       contact.title AS title,
       contact.email AS email,
       contact.phone AS phone,
       contact.mobilephone AS mobilephone,
       contact.company AS company,
       BUILTIN.DF(contact.company) AS company_name,
       contact.isinactive AS isinactive,
       contact.isprivate AS isprivate,
       contact.globalsubscriptionstatus AS globalsubscriptionstatus,
       BUILTIN.DF(contact.globalsubscriptionstatus) AS globalsubscriptionstatus_name,
       TO_CHAR(SYS_EXTRACT_UTC(contact.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM contact
WHERE contact.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T11:12:30Z'
    AND contact.id > -5
ORDER BY contact.id;

-- contact: first read, how many where a page says no more than a limit
--   COUNT, GROUP BY: Oracle SQL, section_156257796125
SELECT COUNT(*) AS rows_found
FROM contact
WHERE contact.id > 2101;

-- contact: read again, by ids that were named
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   IN with literals: Oracle SQL, section_156257796125
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.entityid AS entityid,
       contact.externalid AS externalid,
       contact.firstname AS firstname,
       contact.middlename AS middlename,
       contact.lastname AS lastname,
       contact.title AS title,
       contact.email AS email,
       contact.phone AS phone,
       contact.mobilephone AS mobilephone,
       contact.company AS company,
       BUILTIN.DF(contact.company) AS company_name,
       contact.isinactive AS isinactive,
       contact.isprivate AS isprivate,
       contact.globalsubscriptionstatus AS globalsubscriptionstatus,
       BUILTIN.DF(contact.globalsubscriptionstatus) AS globalsubscriptionstatus_name,
       TO_CHAR(SYS_EXTRACT_UTC(contact.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM contact
WHERE contact.id IN (-5, 2101, 2103)
ORDER BY contact.id;

-- contact: whether anything is visible, where a page by ids is empty (limit=1)
SELECT contact.id AS id
FROM contact;

-- contact: changes, first page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.entityid AS entityid,
       contact.externalid AS externalid,
       contact.firstname AS firstname,
       contact.middlename AS middlename,
       contact.lastname AS lastname,
       contact.title AS title,
       contact.email AS email,
       contact.phone AS phone,
       contact.mobilephone AS mobilephone,
       contact.company AS company,
       BUILTIN.DF(contact.company) AS company_name,
       contact.isinactive AS isinactive,
       contact.isprivate AS isprivate,
       contact.globalsubscriptionstatus AS globalsubscriptionstatus,
       BUILTIN.DF(contact.globalsubscriptionstatus) AS globalsubscriptionstatus_name,
       TO_CHAR(SYS_EXTRACT_UTC(contact.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM contact
WHERE contact.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T11:12:30Z'
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       contact.id;

-- contact: changes, every further page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.entityid AS entityid,
       contact.externalid AS externalid,
       contact.firstname AS firstname,
       contact.middlename AS middlename,
       contact.lastname AS lastname,
       contact.title AS title,
       contact.email AS email,
       contact.phone AS phone,
       contact.mobilephone AS mobilephone,
       contact.company AS company,
       BUILTIN.DF(contact.company) AS company_name,
       contact.isinactive AS isinactive,
       contact.isprivate AS isprivate,
       contact.globalsubscriptionstatus AS globalsubscriptionstatus,
       BUILTIN.DF(contact.globalsubscriptionstatus) AS globalsubscriptionstatus_name,
       TO_CHAR(SYS_EXTRACT_UTC(contact.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM contact
WHERE contact.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND (TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') > '2026-07-01T11:12:30Z'
    OR (TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') = '2026-07-01T11:12:30Z'
    AND contact.id > 2101))
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       contact.id;

-- customer, option stage=prospect
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.email AS email
FROM customer
WHERE UPPER(customer.searchstage) = 'PROSPECT'
    AND customer.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND (TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') > '2026-07-01T11:12:30Z'
    OR (TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') = '2026-07-01T11:12:30Z'
    AND customer.id > 2101))
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       customer.id;

-- customer, option stage=lead
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.email AS email
FROM customer
WHERE UPPER(customer.searchstage) = 'LEAD'
    AND customer.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND (TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') > '2026-07-01T11:12:30Z'
    OR (TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') = '2026-07-01T11:12:30Z'
    AND customer.id > 2101))
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       customer.id;

-- customer, option stage=all
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.email AS email
FROM customer
WHERE customer.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND (TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') > '2026-07-01T11:12:30Z'
    OR (TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') = '2026-07-01T11:12:30Z'
    AND customer.id > 2101))
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       customer.id;

-- customer of an account whose column is stage
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_CHAR of a date: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
--   column stage: in no help page, seen in accounts
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.entityid AS entityid,
       customer.externalid AS externalid,
       customer.companyname AS companyname,
       customer.isperson AS isperson,
       customer.firstname AS firstname,
       customer.lastname AS lastname,
       customer.email AS email,
       customer.phone AS phone,
       customer.url AS url,
       customer.stage AS searchstage,
       customer.entitystatus AS entitystatus,
       BUILTIN.DF(customer.entitystatus) AS entitystatus_name,
       customer.category AS category,
       BUILTIN.DF(customer.category) AS category_name,
       customer.parent AS parent,
       BUILTIN.DF(customer.parent) AS parent_name,
       customer.salesrep AS salesrep,
       BUILTIN.DF(customer.salesrep) AS salesrep_name,
       customer.subsidiary AS subsidiary,
       BUILTIN.DF(customer.subsidiary) AS subsidiary_name,
       customer.currency AS currency,
       BUILTIN.DF(customer.currency) AS currency_name,
       TO_CHAR(customer.startdate, 'YYYY-MM-DD') AS startdate,
       TO_CHAR(customer.enddate, 'YYYY-MM-DD') AS enddate,
       customer.isinactive AS isinactive,
       TO_CHAR(SYS_EXTRACT_UTC(customer.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM customer
WHERE UPPER(customer.stage) = 'CUSTOMER'
ORDER BY customer.id;

-- customer of such an account, option stage=all
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   column searchstage: in no help page, seen in accounts; its fallback is stage
--   column stage: in no help page, seen in accounts
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.email AS email,
       customer.stage AS searchstage
FROM customer
ORDER BY customer.id;

-- customer, option filter on the first read
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.email AS email
FROM customer
WHERE UPPER(customer.searchstage) = 'CUSTOMER'
    AND (subsidiary = 3
    OR email LIKE '%@example.com')
ORDER BY customer.id;

-- customer, option filter on changes
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   UPPER: Oracle SQL, section_156257796125
--   column searchstage: in no help page, seen in accounts; its fallback is stage
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.email AS email
FROM customer
WHERE UPPER(customer.searchstage) = 'CUSTOMER'
    AND customer.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND (TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') > '2026-07-01T11:12:30Z'
    OR (TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') = '2026-07-01T11:12:30Z'
    AND customer.id > 2101))
    AND (subsidiary = 3
    OR email LIKE '%@example.com')
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       customer.id;

-- customer, every field that has to be named
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.altname AS altname,
       customer.altemail AS altemail,
       customer.mobilephone AS mobilephone,
       customer.comments AS comments,
       customer.terms AS terms,
       BUILTIN.DF(customer.terms) AS terms_name,
       customer.creditlimit AS creditlimit,
       customer.balance AS balance,
       customer.overduebalance AS overduebalance,
       customer.daysoverdue AS daysoverdue
FROM customer
ORDER BY customer.id;

-- customer, custom fields of every type
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_CHAR of a date: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.custentity_a AS custentity_a,
       customer.custentity_b AS custentity_b,
       customer.custentity_c AS custentity_c,
       customer.custentity_d AS custentity_d,
       TO_CHAR(customer.custentity_e, 'YYYY-MM-DD') AS custentity_e,
       TO_CHAR(SYS_EXTRACT_UTC(customer.custentity_f), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS custentity_f,
       customer.custentity_g AS custentity_g,
       BUILTIN.DF(customer.custentity_g) AS custentity_g_name
FROM customer
ORDER BY customer.id;

-- contact, option filter on the first read
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.email AS email
FROM contact
WHERE (subsidiary = 3
    OR email LIKE '%@example.com')
ORDER BY contact.id;

-- contact, option filter on changes
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.email AS email
FROM contact
WHERE contact.lastmodifieddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND (TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') > '2026-07-01T11:12:30Z'
    OR (TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') = '2026-07-01T11:12:30Z'
    AND contact.id > 2101))
    AND (subsidiary = 3
    OR email LIKE '%@example.com')
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       contact.id;

-- contact, every field that has to be named
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.salutation AS salutation,
       contact.officephone AS officephone,
       contact.altemail AS altemail,
       contact.fax AS fax,
       contact.subsidiary AS subsidiary,
       BUILTIN.DF(contact.subsidiary) AS subsidiary_name,
       contact.supervisor AS supervisor,
       BUILTIN.DF(contact.supervisor) AS supervisor_name,
       contact.comments AS comments
FROM contact
ORDER BY contact.id;

-- contact, custom fields of every type
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_CHAR of a date: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.custentity_a AS custentity_a,
       contact.custentity_b AS custentity_b,
       contact.custentity_c AS custentity_c,
       contact.custentity_d AS custentity_d,
       TO_CHAR(contact.custentity_e, 'YYYY-MM-DD') AS custentity_e,
       TO_CHAR(SYS_EXTRACT_UTC(contact.custentity_f), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS custentity_f,
       contact.custentity_g AS custentity_g,
       BUILTIN.DF(contact.custentity_g) AS custentity_g_name
FROM contact
ORDER BY contact.id;

-- customer, option expand=addresses: the addresses of a page
--   customeraddressbook, joined by nkey: in no help page, seen in accounts
--   IN with literals: Oracle SQL, section_156257796125
SELECT customeraddressbook.internalid AS internalid,
       customeraddressbook.entity AS entity,
       customeraddressbook.label AS label,
       customeraddressbook.defaultbilling AS defaultbilling,
       customeraddressbook.defaultshipping AS defaultshipping,
       customeraddressbookentityaddress.addressee AS addressee,
       customeraddressbookentityaddress.attention AS attention,
       customeraddressbookentityaddress.addrphone AS addrphone,
       customeraddressbookentityaddress.addr1 AS addr1,
       customeraddressbookentityaddress.addr2 AS addr2,
       customeraddressbookentityaddress.addr3 AS addr3,
       customeraddressbookentityaddress.city AS city,
       customeraddressbookentityaddress.state AS state,
       customeraddressbookentityaddress.zip AS zip,
       customeraddressbookentityaddress.country AS country,
       customeraddressbookentityaddress.addrtext AS addrtext
FROM customeraddressbook, customeraddressbookentityaddress
WHERE customeraddressbook.addressbookaddress = customeraddressbookentityaddress.nkey
    AND customeraddressbook.entity IN (-5, 2101, 2103)
ORDER BY customeraddressbook.internalid;

-- customer, option expand=addresses: the rest of them where there are more than a page
--   customeraddressbook, joined by nkey: in no help page, seen in accounts
--   IN with literals: Oracle SQL, section_156257796125
SELECT customeraddressbook.internalid AS internalid,
       customeraddressbook.entity AS entity,
       customeraddressbook.label AS label,
       customeraddressbook.defaultbilling AS defaultbilling,
       customeraddressbook.defaultshipping AS defaultshipping,
       customeraddressbookentityaddress.addressee AS addressee,
       customeraddressbookentityaddress.attention AS attention,
       customeraddressbookentityaddress.addrphone AS addrphone,
       customeraddressbookentityaddress.addr1 AS addr1,
       customeraddressbookentityaddress.addr2 AS addr2,
       customeraddressbookentityaddress.addr3 AS addr3,
       customeraddressbookentityaddress.city AS city,
       customeraddressbookentityaddress.state AS state,
       customeraddressbookentityaddress.zip AS zip,
       customeraddressbookentityaddress.country AS country,
       customeraddressbookentityaddress.addrtext AS addrtext
FROM customeraddressbook, customeraddressbookentityaddress
WHERE customeraddressbook.addressbookaddress = customeraddressbookentityaddress.nkey
    AND customeraddressbook.entity IN (-5, 2101, 2103)
    AND customeraddressbook.internalid > 4711
ORDER BY customeraddressbook.internalid;

-- contact, option expand=companies: the companies of a page
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   companycontactrelationship (contact, company, role): in no help page, seen in accounts
--   IN with literals: Oracle SQL, section_156257796125
SELECT companycontactrelationship.contact AS contact,
       companycontactrelationship.company AS company,
       BUILTIN.DF(companycontactrelationship.company) AS company_name,
       companycontactrelationship.role AS role,
       BUILTIN.DF(companycontactrelationship.role) AS role_name
FROM companycontactrelationship
WHERE companycontactrelationship.contact IN (-5, 2101, 2103)
ORDER BY companycontactrelationship.contact,
       companycontactrelationship.company,
       companycontactrelationship.role;

-- contact, option expand=companies: the rest of them where there are more than a page
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   companycontactrelationship (contact, company, role): in no help page, seen in accounts
--   IN with literals: Oracle SQL, section_156257796125
SELECT companycontactrelationship.contact AS contact,
       companycontactrelationship.company AS company,
       BUILTIN.DF(companycontactrelationship.company) AS company_name,
       companycontactrelationship.role AS role,
       BUILTIN.DF(companycontactrelationship.role) AS role_name
FROM companycontactrelationship
WHERE companycontactrelationship.contact IN (-5, 2101, 2103)
    AND (companycontactrelationship.contact > 2101
    OR (companycontactrelationship.contact = 2101
    AND companycontactrelationship.company > -7))
ORDER BY companycontactrelationship.contact,
       companycontactrelationship.company,
       companycontactrelationship.role;

-- customer, option includeDeleted: deletions, first page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   UPPER: Oracle SQL, section_156257796125
--   deletedrecord (type, recordid, deleteddate): in no help page, seen in accounts; the spelling of its types is not known
SELECT deletedrecord.recordid AS recordid,
       TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS deleteddate
FROM deletedrecord
WHERE UPPER(deletedrecord.type) = 'CUSTOMER'
    AND deletedrecord.deleteddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T11:12:30Z'
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       deletedrecord.recordid;

-- customer, option includeDeleted: deletions, every further page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   UPPER: Oracle SQL, section_156257796125
--   deletedrecord (type, recordid, deleteddate): in no help page, seen in accounts; the spelling of its types is not known
SELECT deletedrecord.recordid AS recordid,
       TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS deleteddate
FROM deletedrecord
WHERE UPPER(deletedrecord.type) = 'CUSTOMER'
    AND deletedrecord.deleteddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND (TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') > '2026-07-01T11:12:30Z'
    OR (TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') = '2026-07-01T11:12:30Z'
    AND deletedrecord.recordid > 2101))
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       deletedrecord.recordid;

-- contact, option includeDeleted: deletions, first page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   UPPER: Oracle SQL, section_156257796125
--   deletedrecord (type, recordid, deleteddate): in no help page, seen in accounts; the spelling of its types is not known
SELECT deletedrecord.recordid AS recordid,
       TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS deleteddate
FROM deletedrecord
WHERE UPPER(deletedrecord.type) = 'CONTACT'
    AND deletedrecord.deleteddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T11:12:30Z'
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       deletedrecord.recordid;

-- contact, option includeDeleted: deletions, every further page
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_DATE in a comparison: supported functions, section_158513731864
--   UPPER: Oracle SQL, section_156257796125
--   deletedrecord (type, recordid, deleteddate): in no help page, seen in accounts; the spelling of its types is not known
SELECT deletedrecord.recordid AS recordid,
       TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS deleteddate
FROM deletedrecord
WHERE UPPER(deletedrecord.type) = 'CONTACT'
    AND deletedrecord.deleteddate >= TO_DATE('2026-06-29 11:12:30', 'YYYY-MM-DD HH24:MI:SS')
    AND (TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') > '2026-07-01T11:12:30Z'
    OR (TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') = '2026-07-01T11:12:30Z'
    AND deletedrecord.recordid > 2101))
ORDER BY TO_CHAR(SYS_EXTRACT_UTC(deletedrecord.deleteddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       deletedrecord.recordid;

-- examination: whether SuiteQL answers
--   dual: Oracle SQL, section_156257796125
SELECT 1 AS one
FROM dual;

-- examination: customers in sight
--   column searchstage: in no help page, seen in accounts; its fallback is stage
--   COUNT, GROUP BY: Oracle SQL, section_156257796125
SELECT customer.searchstage AS stage,
       customer.subsidiary AS subsidiary, COUNT(*) AS howmany
FROM customer GROUP BY customer.searchstage,
       customer.subsidiary;

-- examination: customers in sight of an account without subsidiaries whose column is stage
--   column stage: in no help page, seen in accounts
--   COUNT, GROUP BY: Oracle SQL, section_156257796125
SELECT customer.stage AS stage, COUNT(*) AS howmany
FROM customer GROUP BY customer.stage;

-- examination: contacts in sight
--   COUNT, GROUP BY: Oracle SQL, section_156257796125
SELECT COUNT(*) AS howmany
FROM contact;

-- examination: whether the log of deletions can be read
--   deletedrecord (type, recordid, deleteddate): in no help page, seen in accounts; the spelling of its types is not known
--   ROWNUM, the pseudocolumn: Oracle SQL, section_156257796125
SELECT deletedrecord.recordid AS recordid
FROM deletedrecord
WHERE ROWNUM <= 1;

-- examination: whether customer has all columns
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   TO_CHAR of a date: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   column searchstage: in no help page, seen in accounts; its fallback is stage
--   IN with literals: Oracle SQL, section_156257796125
SELECT customer.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(customer.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       customer.entityid AS entityid,
       customer.externalid AS externalid,
       customer.companyname AS companyname,
       customer.isperson AS isperson,
       customer.firstname AS firstname,
       customer.lastname AS lastname,
       customer.email AS email,
       customer.phone AS phone,
       customer.url AS url,
       customer.searchstage AS searchstage,
       customer.entitystatus AS entitystatus,
       BUILTIN.DF(customer.entitystatus) AS entitystatus_name,
       customer.category AS category,
       BUILTIN.DF(customer.category) AS category_name,
       customer.parent AS parent,
       BUILTIN.DF(customer.parent) AS parent_name,
       customer.salesrep AS salesrep,
       BUILTIN.DF(customer.salesrep) AS salesrep_name,
       customer.subsidiary AS subsidiary,
       BUILTIN.DF(customer.subsidiary) AS subsidiary_name,
       customer.currency AS currency,
       BUILTIN.DF(customer.currency) AS currency_name,
       TO_CHAR(customer.startdate, 'YYYY-MM-DD') AS startdate,
       TO_CHAR(customer.enddate, 'YYYY-MM-DD') AS enddate,
       customer.isinactive AS isinactive,
       TO_CHAR(SYS_EXTRACT_UTC(customer.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM customer
WHERE customer.id IN (0)
ORDER BY customer.id;

-- examination: whether contact has all columns
--   TO_CHAR, SYS_EXTRACT_UTC: supported functions, section_158513731864
--   BUILTIN.DF, the display value of a reference: article_161950565221
--   IN with literals: Oracle SQL, section_156257796125
SELECT contact.id AS id,
       TO_CHAR(SYS_EXTRACT_UTC(contact.lastmodifieddate), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS lastmodifieddate,
       contact.entityid AS entityid,
       contact.externalid AS externalid,
       contact.firstname AS firstname,
       contact.middlename AS middlename,
       contact.lastname AS lastname,
       contact.title AS title,
       contact.email AS email,
       contact.phone AS phone,
       contact.mobilephone AS mobilephone,
       contact.company AS company,
       BUILTIN.DF(contact.company) AS company_name,
       contact.isinactive AS isinactive,
       contact.isprivate AS isprivate,
       contact.globalsubscriptionstatus AS globalsubscriptionstatus,
       BUILTIN.DF(contact.globalsubscriptionstatus) AS globalsubscriptionstatus_name,
       TO_CHAR(SYS_EXTRACT_UTC(contact.datecreated), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS datecreated
FROM contact
WHERE contact.id IN (0)
ORDER BY contact.id;

-- examination: whether the role may more than it needs, employee
--   ROWNUM, the pseudocolumn: Oracle SQL, section_156257796125
SELECT employee.id AS id
FROM employee
WHERE ROWNUM <= 1;

-- examination: whether the role may more than it needs, item
--   ROWNUM, the pseudocolumn: Oracle SQL, section_156257796125
SELECT item.id AS id
FROM item
WHERE ROWNUM <= 1;

-- examination: whether the role may more than it needs, transaction
--   ROWNUM, the pseudocolumn: Oracle SQL, section_156257796125
SELECT transaction.id AS id
FROM transaction
WHERE ROWNUM <= 1;

-- examination: whether the role may more than it needs, vendor
--   ROWNUM, the pseudocolumn: Oracle SQL, section_156257796125
SELECT vendor.id AS id
FROM vendor
WHERE ROWNUM <= 1;
