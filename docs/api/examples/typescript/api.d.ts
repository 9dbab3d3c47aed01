/** Generated from docs/api/openapi.json by `npm run api`. */

export interface paths {
    "/v1/partner/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your reports
         * @description Your own reports, the earliest first, a page at a time. With `since`, those received from that moment on; whoever asks again and again goes back a minute each time, as what was sent at the same moment may be listed a little later. `cursor` leads to the next page; on the last one there is none.
         */
        get: operations["listReports"];
        put?: never;
        /**
         * Forward a case
         * @description Stores one case, once for each `Idempotency-Key`: the same key with the same body (as JSON, whatever the order of its keys) is the same report, answered byte for byte alike. With another body it is refused. After no answer, or a 503, send the same again.
         */
        post: operations["forwardReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/reports/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forward up to a hundred cases
         * @description Each case is answered in its place as if it had come alone, with the status and the body that it would have had: one with a mistake is no other’s business, and the batch as a whole is answered 200. Each has its own `idempotencyKey`. Each case counts against the quota as a request of its own.
         */
        post: operations["forwardBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/xarf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forward a XARF report
         * @description Takes a XARF v4 report as if it had come as a case: its `report_id` is the idempotency key, unless the header gives another one. XARF names no jurisdiction: a key for several names it in the address.
         */
        post: operations["forwardXarf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a report
         * @description How far a report of yours is, in whose hands, what came of it, and what was asked and answered. Its words are not in it. A report of somebody else’s is answered as one that never was.
         */
        get: operations["showReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/reports/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write about a report
         * @description Adds what you write to a report of yours: an answer to an agency’s question, or something new. Who has the report is told. The same words within the hour are the same message.
         */
        post: operations["addMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/reports/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a report back
         * @description Withdraws a report of yours: its words are erased at once, and the agencies that had it are told. It can’t be undone; asking again is harmless. No body is needed.
         */
        post: operations["withdrawReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a report
         * @description Anybody may report, without a key. The answer’s `receipt` is the reporter’s secret. Send a `nonce` along, and after no answer, or a 503, the same again: it is one report. Pages of the sites that the deployment lists may post from a browser (CORS). A plain HTML form that is posted here is sent on, with its body, to the page where people are answered (307).
         */
        post: operations["sendReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/{receipt}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a report by its receipt
         * @description How far the report is. A receipt that was never given and one whose report was withdrawn or erased are answered alike.
         */
        get: operations["followReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describe the form
         * @description The public form in a language, to show on a page of your own: its questions with the names that `POST /v1/reports` has for them, its texts, and whom to call now. May be kept for five minutes.
         */
        get: operations["describeForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description The description of the API that you read, for programs. For people it is a page: `/v1/docs`.
         */
        get: operations["describeApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "report.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A report of yours has got on
         * @description Sent to the address that was agreed on with whoever runs the deployment, whenever progress, outcomes or messages of a report of yours change. Check the signature over `webhook-id`, `webhook-timestamp` and the body as it came, refuse a timestamp that is minutes off, and answer with a status from 200 to 299 at once; anything else is tried again, with the same `webhook-id`, less and less often, for three days; 410 ends it for good. Notices may come twice, and in another order: the one with the highest `number` is how the report stands.
         */
        post: operations["reportUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description A case in a batch: its fields, and its idempotency key. */
        BatchEntry: {
            /**
             * @description Whose law and agencies: Serbia, Montenegro, Albania, Ninh Bình, Đà Nẵng (ISO 3166). A deployment serves some of them.
             * @enum {string}
             */
            jurisdiction: "RS" | "ME" | "AL" | "VN-18" | "VN-DN";
            /**
             * @description Of the text, and what answers to people are written in (BCP 47).
             * @enum {string}
             */
            language: "sr-Latn" | "sr-Cyrl" | "cnr" | "sq" | "vi" | "en";
            /** @description What happened, in words. White space around it is not counted. */
            text: string;
            /** @description Where it happened. Addresses only: never files, never `data:` URIs. */
            urls?: components["schemas"]["WebAddress"][];
            /** @description Somebody is in danger now: such a report goes before all others. */
            danger?: boolean;
            /**
             * @description Who writes. A partner names whom it heard the case from.
             * @enum {string}
             */
            reporter?: "child" | "parent" | "teacher" | "hotline" | "ngo" | "citizen" | "industry";
            /**
             * @description Of the child it is about.
             * @enum {string}
             */
            age?: "0-6" | "7-12" | "13-15" | "16-17" | "18+" | "unknown";
            /** @description A district or municipality, by its name in the jurisdiction’s directory. */
            place?: string;
            /**
             * @description What the sender takes it for. The reading of the text decides, and may differ.
             * @enum {string}
             */
            category?: "csam" | "solicitation" | "sexual-extortion" | "exploitation" | "abuse" | "bullying" | "hate" | "extremism" | "self-harm" | "privacy" | "fraud" | "harmful-content" | "advice" | "other";
            /** @description How the reporter can be reached: a telephone number or an e-mail address. */
            contact?: string;
            /** @description When and how it is safe to reach the reporter. */
            contactSafely?: string;
            /** @description Who agreed that the contact is passed on to the agencies: whoever gave it, and a parent of theirs. Without the consents that the law asks for it is withheld. */
            contactConsent?: ("self" | "parent")[];
            /**
             * @description Stands where an institution asks for training or advice. Leave it out when harm is reported.
             * @enum {string}
             */
            institution?: "school" | "dormitory" | "culture" | "sport" | "youth-office" | "other";
            /**
             * @description What the partner holds it for. May raise the priority that the reading gives, never lower it.
             * @enum {string}
             */
            priority?: "immediate" | "urgent" | "standard" | "low";
            /** @description What the partner has done already. The agencies read it. */
            done?: string;
            /**
             * @description The partner’s own number of the case, given back with each answer about it.
             * @example ALO/2026/17
             */
            case?: string;
            /**
             * @description As the header `Idempotency-Key` of a single report.
             * @example alo-2026-17
             */
            idempotencyKey: string;
        };
        /**
         * @description A web address; without a scheme it is taken as https. Other letters of internationalised names are accepted, too, as browsers take them; written as xn-- they are in this pattern.
         * @example https://chat.example/u/nepoznat-22
         * @example t.example/kanal
         */
        WebAddress: string | unknown | unknown;
        /** @description What API Gateway itself answers, before any of our code is asked. Not problem details. */
        GatewayRefusal: {
            /** @example Forbidden */
            message: string;
        };
        /** @description A case as a partner forwards it. Words and links only: a field that is named like media (image, file, attachment, …) or holds a `data:` URI is refused. */
        ForwardedReport: {
            /**
             * @description Whose law and agencies: Serbia, Montenegro, Albania, Ninh Bình, Đà Nẵng (ISO 3166). A deployment serves some of them.
             * @enum {string}
             */
            jurisdiction: "RS" | "ME" | "AL" | "VN-18" | "VN-DN";
            /**
             * @description Of the text, and what answers to people are written in (BCP 47).
             * @enum {string}
             */
            language: "sr-Latn" | "sr-Cyrl" | "cnr" | "sq" | "vi" | "en";
            /** @description What happened, in words. White space around it is not counted. */
            text: string;
            /** @description Where it happened. Addresses only: never files, never `data:` URIs. */
            urls?: components["schemas"]["WebAddress"][];
            /** @description Somebody is in danger now: such a report goes before all others. */
            danger?: boolean;
            /**
             * @description Who writes. A partner names whom it heard the case from.
             * @enum {string}
             */
            reporter?: "child" | "parent" | "teacher" | "hotline" | "ngo" | "citizen" | "industry";
            /**
             * @description Of the child it is about.
             * @enum {string}
             */
            age?: "0-6" | "7-12" | "13-15" | "16-17" | "18+" | "unknown";
            /** @description A district or municipality, by its name in the jurisdiction’s directory. */
            place?: string;
            /**
             * @description What the sender takes it for. The reading of the text decides, and may differ.
             * @enum {string}
             */
            category?: "csam" | "solicitation" | "sexual-extortion" | "exploitation" | "abuse" | "bullying" | "hate" | "extremism" | "self-harm" | "privacy" | "fraud" | "harmful-content" | "advice" | "other";
            /** @description How the reporter can be reached: a telephone number or an e-mail address. */
            contact?: string;
            /** @description When and how it is safe to reach the reporter. */
            contactSafely?: string;
            /** @description Who agreed that the contact is passed on to the agencies: whoever gave it, and a parent of theirs. Without the consents that the law asks for it is withheld. */
            contactConsent?: ("self" | "parent")[];
            /**
             * @description Stands where an institution asks for training or advice. Leave it out when harm is reported.
             * @enum {string}
             */
            institution?: "school" | "dormitory" | "culture" | "sport" | "youth-office" | "other";
            /**
             * @description What the partner holds it for. May raise the priority that the reading gives, never lower it.
             * @enum {string}
             */
            priority?: "immediate" | "urgent" | "standard" | "low";
            /** @description What the partner has done already. The agencies read it. */
            done?: string;
            /**
             * @description The partner’s own number of the case, given back with each answer about it.
             * @example ALO/2026/17
             */
            case?: string;
        };
        Batch: {
            /** @description Each is answered in its place, as if it had come alone. */
            reports: components["schemas"]["BatchEntry"][];
        };
        /** @description A report in XARF v4 (github.com/xarf/xarf-spec), of one of these types. Fields that the specification does not know are allowed at the top and left unread. Media is refused: no evidence for csam and csem; elsewhere text/plain, text/html, text/csv and application/json, in base64, with its true hash. */
        XarfReport: components["schemas"]["XarfCsam"] | components["schemas"]["XarfCsem"] | components["schemas"]["XarfFraud"] | components["schemas"]["XarfPhishing"] | components["schemas"]["XarfExposedData"];
        XarfCsam: {
            xarf_version: string;
            /** Format: uuid */
            report_id: string;
            /** Format: date-time */
            timestamp: string;
            reporter: components["schemas"]["XarfContact"];
            sender: components["schemas"]["XarfContact"];
            source_identifier: string;
            source_port?: number;
            /** @constant */
            category: "content";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "csam";
            evidence_source?: string;
            evidence?: components["schemas"]["XarfEvidence"][];
            tags?: string[];
            confidence?: number;
            description?: string;
            /** @enum {string} */
            legacy_version?: "3";
            _internal?: {
                [key: string]: unknown;
            };
            /** Format: uri */
            url: string;
            domain?: string;
            registrar?: string;
            nameservers?: string[];
            dns_records?: {
                a?: string[];
                aaaa?: string[];
                mx?: string[];
                txt?: string[];
            } & {
                [key: string]: unknown;
            };
            /** Format: uri */
            screenshot_url?: string;
            /** Format: date-time */
            verified_at?: string;
            /** @enum {string} */
            verification_method?: "manual" | "automated_crawler" | "user_report" | "honeypot" | "threat_intelligence";
            /** @enum {string} */
            attack_vector?: "phishing" | "malware" | "fraud" | "brand_infringement" | "copyright_infringement" | "data_leak" | "remote_compromise" | "suspicious_registration";
            target_brand?: string;
            hosting_provider?: string;
            asn?: number;
            country_code?: string;
            ssl_certificate?: {
                issuer?: string;
                subject?: string;
                /** Format: date-time */
                valid_from?: string;
                /** Format: date-time */
                valid_to?: string;
                fingerprint?: string;
            } & {
                [key: string]: unknown;
            };
            whois?: {
                registrant?: string;
                /** Format: date-time */
                created_date?: string;
                /** Format: date-time */
                updated_date?: string;
                /** Format: date-time */
                expiry_date?: string;
                /** Format: email */
                registrar_abuse_contact?: string;
            } & {
                [key: string]: unknown;
            };
            dns_response?: {
                /** Format: date-time */
                query_time?: string;
                authoritative?: boolean;
                /** @enum {string} */
                response_code?: "NOERROR" | "NXDOMAIN" | "SERVFAIL" | "REFUSED";
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            classification: "baseline" | "A1" | "A2" | "B1" | "B2";
            /** @enum {string} */
            media_type?: "image" | "video" | "audio" | "text" | "mixed";
            /** @enum {string} */
            detection_method: "hash_match" | "ai_detection" | "manual_review" | "user_report" | "automated_scan";
            hash_values?: {
                md5?: string;
                sha1?: string;
                sha256?: string;
                photodna?: string;
            } & {
                [key: string]: unknown;
            };
            ncmec_report_id?: string;
            content_removed?: boolean;
            account_suspended?: boolean;
        } & {
            [key: string]: unknown;
        };
        XarfContact: {
            org: string;
            /** Format: email */
            contact: string;
            /** Format: hostname */
            domain: string;
        };
        XarfEvidence: {
            content_type: string;
            description?: string;
            payload: string;
            hash?: string;
            size?: number;
        };
        XarfCsem: {
            xarf_version: string;
            /** Format: uuid */
            report_id: string;
            /** Format: date-time */
            timestamp: string;
            reporter: components["schemas"]["XarfContact"];
            sender: components["schemas"]["XarfContact"];
            source_identifier: string;
            source_port?: number;
            /** @constant */
            category: "content";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "csem";
            evidence_source?: string;
            evidence?: components["schemas"]["XarfEvidence"][];
            tags?: string[];
            confidence?: number;
            description?: string;
            /** @enum {string} */
            legacy_version?: "3";
            _internal?: {
                [key: string]: unknown;
            };
            /** Format: uri */
            url: string;
            domain?: string;
            registrar?: string;
            nameservers?: string[];
            dns_records?: {
                a?: string[];
                aaaa?: string[];
                mx?: string[];
                txt?: string[];
            } & {
                [key: string]: unknown;
            };
            /** Format: uri */
            screenshot_url?: string;
            /** Format: date-time */
            verified_at?: string;
            /** @enum {string} */
            verification_method?: "manual" | "automated_crawler" | "user_report" | "honeypot" | "threat_intelligence";
            /** @enum {string} */
            attack_vector?: "phishing" | "malware" | "fraud" | "brand_infringement" | "copyright_infringement" | "data_leak" | "remote_compromise" | "suspicious_registration";
            target_brand?: string;
            hosting_provider?: string;
            asn?: number;
            country_code?: string;
            ssl_certificate?: {
                issuer?: string;
                subject?: string;
                /** Format: date-time */
                valid_from?: string;
                /** Format: date-time */
                valid_to?: string;
                fingerprint?: string;
            } & {
                [key: string]: unknown;
            };
            whois?: {
                registrant?: string;
                /** Format: date-time */
                created_date?: string;
                /** Format: date-time */
                updated_date?: string;
                /** Format: date-time */
                expiry_date?: string;
                /** Format: email */
                registrar_abuse_contact?: string;
            } & {
                [key: string]: unknown;
            };
            dns_response?: {
                /** Format: date-time */
                query_time?: string;
                authoritative?: boolean;
                /** @enum {string} */
                response_code?: "NOERROR" | "NXDOMAIN" | "SERVFAIL" | "REFUSED";
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            exploitation_type: "grooming" | "solicitation" | "sextortion" | "trafficking" | "distribution" | "production" | "possession";
            /** @enum {string} */
            victim_age_range?: "infant" | "toddler" | "prepubescent" | "pubescent" | "unknown";
            /** @enum {string} */
            platform?: "social_media" | "messaging_app" | "gaming_platform" | "forum" | "email" | "darkweb" | "other";
            /** @enum {string} */
            detection_method: "behavioral_analysis" | "keyword_detection" | "user_report" | "ai_detection" | "manual_review" | "law_enforcement_referral";
            evidence_type?: ("chat_logs" | "images" | "videos" | "user_profile" | "metadata")[];
            perpetrator_indicators?: {
                account_id?: string;
                ip_addresses?: string[];
                pattern_of_behavior?: string;
            } & {
                [key: string]: unknown;
            };
            reporting_obligations?: ("NCMEC" | "IWF" | "local_law_enforcement" | "europol" | "interpol" | "platform_safety_team" | "other")[];
        } & {
            [key: string]: unknown;
        };
        XarfFraud: {
            xarf_version: string;
            /** Format: uuid */
            report_id: string;
            /** Format: date-time */
            timestamp: string;
            reporter: components["schemas"]["XarfContact"];
            sender: components["schemas"]["XarfContact"];
            source_identifier: string;
            source_port?: number;
            /** @constant */
            category: "content";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "fraud";
            evidence_source?: string;
            evidence?: components["schemas"]["XarfEvidence"][];
            tags?: string[];
            confidence?: number;
            description?: string;
            /** @enum {string} */
            legacy_version?: "3";
            _internal?: {
                [key: string]: unknown;
            };
            /** Format: uri */
            url: string;
            domain?: string;
            registrar?: string;
            nameservers?: string[];
            dns_records?: {
                a?: string[];
                aaaa?: string[];
                mx?: string[];
                txt?: string[];
            } & {
                [key: string]: unknown;
            };
            /** Format: uri */
            screenshot_url?: string;
            /** Format: date-time */
            verified_at?: string;
            /** @enum {string} */
            verification_method?: "manual" | "automated_crawler" | "user_report" | "honeypot" | "threat_intelligence";
            /** @enum {string} */
            attack_vector?: "phishing" | "malware" | "fraud" | "brand_infringement" | "copyright_infringement" | "data_leak" | "remote_compromise" | "suspicious_registration";
            target_brand?: string;
            hosting_provider?: string;
            asn?: number;
            country_code?: string;
            ssl_certificate?: {
                issuer?: string;
                subject?: string;
                /** Format: date-time */
                valid_from?: string;
                /** Format: date-time */
                valid_to?: string;
                fingerprint?: string;
            } & {
                [key: string]: unknown;
            };
            whois?: {
                registrant?: string;
                /** Format: date-time */
                created_date?: string;
                /** Format: date-time */
                updated_date?: string;
                /** Format: date-time */
                expiry_date?: string;
                /** Format: email */
                registrar_abuse_contact?: string;
            } & {
                [key: string]: unknown;
            };
            dns_response?: {
                /** Format: date-time */
                query_time?: string;
                authoritative?: boolean;
                /** @enum {string} */
                response_code?: "NOERROR" | "NXDOMAIN" | "SERVFAIL" | "REFUSED";
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            fraud_type: "investment" | "romance" | "tech_support" | "lottery" | "advance_fee" | "cryptocurrency" | "shopping" | "charity" | "employment" | "government_impersonation" | "other";
            payment_methods?: ("credit_card" | "bank_transfer" | "cryptocurrency" | "gift_cards" | "wire_transfer" | "paypal" | "western_union" | "moneygram" | "cashapp" | "venmo" | "other")[];
            cryptocurrency_addresses?: ({
                /** @enum {string} */
                currency: "bitcoin" | "ethereum" | "usdt" | "bnb" | "monero" | "other";
                address: string;
            } & {
                [key: string]: unknown;
            })[];
            claimed_entity?: string;
            loss_amount?: {
                currency?: string;
                amount?: number;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        XarfPhishing: {
            xarf_version: string;
            /** Format: uuid */
            report_id: string;
            /** Format: date-time */
            timestamp: string;
            reporter: components["schemas"]["XarfContact"];
            sender: components["schemas"]["XarfContact"];
            source_identifier: string;
            source_port?: number;
            /** @constant */
            category: "content";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "phishing";
            evidence_source?: string;
            evidence?: components["schemas"]["XarfEvidence"][];
            tags?: string[];
            confidence?: number;
            description?: string;
            /** @enum {string} */
            legacy_version?: "3";
            _internal?: {
                [key: string]: unknown;
            };
            /** Format: uri */
            url: string;
            domain?: string;
            registrar?: string;
            nameservers?: string[];
            dns_records?: {
                a?: string[];
                aaaa?: string[];
                mx?: string[];
                txt?: string[];
            } & {
                [key: string]: unknown;
            };
            /** Format: uri */
            screenshot_url?: string;
            /** Format: date-time */
            verified_at?: string;
            /** @enum {string} */
            verification_method?: "manual" | "automated_crawler" | "user_report" | "honeypot" | "threat_intelligence";
            /** @enum {string} */
            attack_vector?: "phishing" | "malware" | "fraud" | "brand_infringement" | "copyright_infringement" | "data_leak" | "remote_compromise" | "suspicious_registration";
            target_brand?: string;
            hosting_provider?: string;
            asn?: number;
            country_code?: string;
            ssl_certificate?: {
                issuer?: string;
                subject?: string;
                /** Format: date-time */
                valid_from?: string;
                /** Format: date-time */
                valid_to?: string;
                fingerprint?: string;
            } & {
                [key: string]: unknown;
            };
            whois?: {
                registrant?: string;
                /** Format: date-time */
                created_date?: string;
                /** Format: date-time */
                updated_date?: string;
                /** Format: date-time */
                expiry_date?: string;
                /** Format: email */
                registrar_abuse_contact?: string;
            } & {
                [key: string]: unknown;
            };
            dns_response?: {
                /** Format: date-time */
                query_time?: string;
                authoritative?: boolean;
                /** @enum {string} */
                response_code?: "NOERROR" | "NXDOMAIN" | "SERVFAIL" | "REFUSED";
            } & {
                [key: string]: unknown;
            };
            credential_fields?: string[];
            phishing_kit?: string;
            redirect_chain?: string[];
            /** Format: uri */
            submission_url?: string;
            /** Format: uri */
            cloned_site?: string;
            detection_evasion?: ("geo_blocking" | "user_agent_filtering" | "referrer_checking" | "captcha" | "time_based_display" | "ip_blacklisting" | "obfuscation" | "other")[];
            /** @enum {string} */
            lure_type?: "account_suspension" | "security_alert" | "payment_issue" | "prize_notification" | "document_share" | "password_reset" | "shipping_notification" | "tax_refund" | "other";
        } & {
            [key: string]: unknown;
        };
        XarfExposedData: {
            xarf_version: string;
            /** Format: uuid */
            report_id: string;
            /** Format: date-time */
            timestamp: string;
            reporter: components["schemas"]["XarfContact"];
            sender: components["schemas"]["XarfContact"];
            source_identifier: string;
            source_port?: number;
            /** @constant */
            category: "content";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "exposed_data";
            evidence_source?: string;
            evidence?: components["schemas"]["XarfEvidence"][];
            tags?: string[];
            confidence?: number;
            description?: string;
            /** @enum {string} */
            legacy_version?: "3";
            _internal?: {
                [key: string]: unknown;
            };
            /** Format: uri */
            url: string;
            domain?: string;
            registrar?: string;
            nameservers?: string[];
            dns_records?: {
                a?: string[];
                aaaa?: string[];
                mx?: string[];
                txt?: string[];
            } & {
                [key: string]: unknown;
            };
            /** Format: uri */
            screenshot_url?: string;
            /** Format: date-time */
            verified_at?: string;
            /** @enum {string} */
            verification_method?: "manual" | "automated_crawler" | "user_report" | "honeypot" | "threat_intelligence";
            /** @enum {string} */
            attack_vector?: "phishing" | "malware" | "fraud" | "brand_infringement" | "copyright_infringement" | "data_leak" | "remote_compromise" | "suspicious_registration";
            target_brand?: string;
            hosting_provider?: string;
            asn?: number;
            country_code?: string;
            ssl_certificate?: {
                issuer?: string;
                subject?: string;
                /** Format: date-time */
                valid_from?: string;
                /** Format: date-time */
                valid_to?: string;
                fingerprint?: string;
            } & {
                [key: string]: unknown;
            };
            whois?: {
                registrant?: string;
                /** Format: date-time */
                created_date?: string;
                /** Format: date-time */
                updated_date?: string;
                /** Format: date-time */
                expiry_date?: string;
                /** Format: email */
                registrar_abuse_contact?: string;
            } & {
                [key: string]: unknown;
            };
            dns_response?: {
                /** Format: date-time */
                query_time?: string;
                authoritative?: boolean;
                /** @enum {string} */
                response_code?: "NOERROR" | "NXDOMAIN" | "SERVFAIL" | "REFUSED";
            } & {
                [key: string]: unknown;
            };
            data_types: ("personal_information" | "credentials" | "financial" | "medical" | "government_id" | "email_addresses" | "phone_numbers" | "api_keys" | "database_dumps" | "source_code" | "internal_documents" | "customer_data" | "employee_data" | "intellectual_property" | "other")[];
            /** @enum {string} */
            exposure_method: "misconfigured_server" | "open_directory" | "database_exposure" | "git_repository" | "backup_file" | "log_file" | "cloud_storage" | "paste_site" | "forum_post" | "ransomware_leak" | "intentional_leak" | "other";
            record_count?: number;
            affected_organization?: string;
            /** @enum {string} */
            data_format?: "plaintext" | "csv" | "json" | "xml" | "sql" | "excel" | "pdf" | "mixed" | "other";
            sensitive_fields?: string[];
            /** @enum {string} */
            encryption_status?: "unencrypted" | "encrypted" | "partially_encrypted" | "hashed" | "unknown";
            /** @enum {string} */
            accessibility?: "public" | "requires_authentication" | "requires_payment" | "dark_web" | "removed";
            /** @enum {string} */
            discovery_source?: "security_researcher" | "automated_scan" | "breach_monitoring" | "user_report" | "law_enforcement" | "threat_intelligence" | "other";
            sample_records?: ({
                description?: string;
                redacted_sample?: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        Words: {
            /** @description What there is to add. White space around it is not counted. */
            text: string;
            /** @description Somebody is in danger now: the report is raised, and all who have it are told at once. */
            danger?: boolean;
        };
        /** @description A report as anybody may send it. */
        PublicReport: {
            /**
             * @description Whose law and agencies: Serbia, Montenegro, Albania, Ninh Bình, Đà Nẵng (ISO 3166). A deployment serves some of them.
             * @enum {string}
             */
            jurisdiction: "RS" | "ME" | "AL" | "VN-18" | "VN-DN";
            /**
             * @description Of the text, and what answers to people are written in (BCP 47).
             * @enum {string}
             */
            language: "sr-Latn" | "sr-Cyrl" | "cnr" | "sq" | "vi" | "en";
            /** @description What happened, in words. White space around it is not counted. */
            text: string;
            /** @description Where it happened. Addresses only: never files, never `data:` URIs. */
            urls?: components["schemas"]["WebAddress"][];
            /** @description Somebody is in danger now: such a report goes before all others. */
            danger?: boolean;
            /**
             * @description Who writes. A partner names whom it heard the case from.
             * @enum {string}
             */
            reporter?: "child" | "parent" | "teacher" | "hotline" | "ngo" | "citizen" | "industry";
            /**
             * @description Of the child it is about.
             * @enum {string}
             */
            age?: "0-6" | "7-12" | "13-15" | "16-17" | "18+" | "unknown";
            /** @description A district or municipality, by its name in the jurisdiction’s directory. */
            place?: string;
            /**
             * @description What the sender takes it for. The reading of the text decides, and may differ.
             * @enum {string}
             */
            category?: "csam" | "solicitation" | "sexual-extortion" | "exploitation" | "abuse" | "bullying" | "hate" | "extremism" | "self-harm" | "privacy" | "fraud" | "harmful-content" | "advice" | "other";
            /** @description How the reporter can be reached: a telephone number or an e-mail address. */
            contact?: string;
            /** @description When and how it is safe to reach the reporter. */
            contactSafely?: string;
            /** @description Who agreed that the contact is passed on to the agencies: whoever gave it, and a parent of theirs. Without the consents that the law asks for it is withheld. */
            contactConsent?: ("self" | "parent")[];
            /**
             * @description Stands where an institution asks for training or advice. Leave it out when harm is reported.
             * @enum {string}
             */
            institution?: "school" | "dormitory" | "culture" | "sport" | "youth-office" | "other";
            /**
             * @description The client’s own randomness, at least 122 bits, e.g. a UUID. The same post under the same nonce is one report with one receipt.
             * @example b5b0a1de-6c0e-4f0e-9a52-1d9f3a1a7c55
             */
            nonce?: string;
            /**
             * @description The counter that solves the nonce’s proof of work, by the terms in `GET /v1/form`. Without it a report is accepted all the same, and waits longer in a flood.
             * @example 211
             */
            proof?: unknown;
        };
        /**
         * Format: date-time
         * @description A moment in UTC, with milliseconds (RFC 3339).
         */
        Instant: string;
        /** @description A report that is stored. */
        Accepted: {
            /**
             * @description Names the report in this API.
             * @example 5f2b8c1d9e4a7036b1c2d3e4f5a69788
             */
            id: string;
            /**
             * @description What people call it by, in mails and on the telephone. No secret.
             * @example RS-7QK2M-3VX9D
             */
            reference: string;
            /** @description When it was stored, in UTC. */
            receivedAt: components["schemas"]["Instant"];
        };
        ReportSummary: {
            /**
             * @description Names the report in this API.
             * @example 5f2b8c1d9e4a7036b1c2d3e4f5a69788
             */
            id: string;
            /**
             * @description What people call it by, in mails and on the telephone. No secret.
             * @example RS-7QK2M-3VX9D
             */
            reference: string;
            /** @description When it was stored, in UTC. */
            receivedAt: components["schemas"]["Instant"];
            /** @description The partner’s own number, as it was sent. */
            case?: string;
            /**
             * @description `received`: stored, on its way. `with-agency`: an agency has it. `taken-on`: somebody there works on it. `closed`: they have finished. `withdrawn`: you took it back. `erased`: its retention is over.
             * @enum {string}
             */
            progress: "received" | "with-agency" | "taken-on" | "closed" | "withdrawn" | "erased";
            /** @description What the agencies say came of it, once they have all finished. */
            outcomes: ("protected" | "referred" | "content-removed" | "investigated" | "advised" | "no-action-possible" | "unfounded")[];
        };
        /** @description What a webhook is sent. Nothing that somebody wrote: what an agency asks is read by `GET /v1/partner/reports/{id}`. */
        Notice: {
            /** @constant */
            type: "report.updated";
            /** @description When the last thing happened that it tells of, in UTC. */
            timestamp: components["schemas"]["Instant"];
            data: {
                id: string;
                reference: string;
                receivedAt: components["schemas"]["Instant"];
                case?: string;
                /** @enum {string} */
                progress: "received" | "with-agency" | "taken-on" | "closed" | "withdrawn" | "erased";
                outcomes: ("protected" | "referred" | "content-removed" | "investigated" | "advised" | "no-action-possible" | "unfounded")[];
                number: number;
                messages: number;
                question: boolean;
            };
        };
        /** @description Problem details (RFC 9457). */
        Problem: {
            /** @description `urn:safelane:problem:` and a code that never changes: what programs look at. */
            type: string;
            /** @description The status of the answer, or of its part of a batch. */
            status: number;
            /** @description For people, in a few words. */
            title: string;
            /** @description For people: what to do. Never repeats what was sent. */
            detail: string;
            /** @description What is wrong with each field, and what it accepts. */
            errors?: components["schemas"]["FieldProblem"][];
        };
        /** @description What is wrong with a field. */
        FieldProblem: {
            /** @description Its path in what was sent: `urls.0`; `body` for the whole. */
            field: string;
            /**
             * @description Never changes.
             * @enum {string}
             */
            code: "age-unknown" | "algorithm-other" | "batch-size" | "case-invalid" | "category-unknown" | "component-missing" | "component-unknown" | "contact-consent-missing" | "contact-consent-unknown" | "contact-safely-too-long" | "contact-too-long" | "created-elsewhen" | "created-missing" | "danger-invalid" | "data-uri" | "digest-unreadable" | "digest-wrong" | "done-too-long" | "evidence-hash-mismatch" | "evidence-not-base64" | "evidence-not-text" | "evidence-refused" | "evidence-type-refused" | "expired" | "expires-invalid" | "field-unknown" | "institution-unknown" | "jurisdiction-unknown" | "key-unknown" | "language-unknown" | "media-refused" | "nonce-invalid" | "place-invalid" | "priority-unknown" | "reporter-unknown" | "signature-unreadable" | "signature-wrong" | "text-missing" | "text-too-long" | "url-invalid" | "urls-too-many" | "wrong-type" | "xarf-field-unknown" | "xarf-format" | "xarf-missing" | "xarf-out-of-range" | "xarf-too-few" | "xarf-too-long" | "xarf-too-many" | "xarf-type-unmapped" | "xarf-value-unknown" | "xarf-version-unsupported" | "xarf-wrong-type";
            /** @description For people: what is accepted. */
            detail: string;
        };
        BatchAnswer: {
            results: ({
                /** @constant */
                status: 201;
                report: components["schemas"]["Accepted"];
            } | {
                status: number;
                problem: components["schemas"]["Problem"];
            })[];
        };
        ReportList: {
            /** @description The earliest first. */
            reports: components["schemas"]["ReportSummary"][];
            /** @description For the next page; absent on the last one. */
            cursor?: string;
        };
        ReportDetails: {
            /**
             * @description Names the report in this API.
             * @example 5f2b8c1d9e4a7036b1c2d3e4f5a69788
             */
            id: string;
            /**
             * @description What people call it by, in mails and on the telephone. No secret.
             * @example RS-7QK2M-3VX9D
             */
            reference: string;
            /** @description When it was stored, in UTC. */
            receivedAt: components["schemas"]["Instant"];
            /** @description The partner’s own number, as it was sent. */
            case?: string;
            /**
             * @description `received`: stored, on its way. `with-agency`: an agency has it. `taken-on`: somebody there works on it. `closed`: they have finished. `withdrawn`: you took it back. `erased`: its retention is over.
             * @enum {string}
             */
            progress: "received" | "with-agency" | "taken-on" | "closed" | "withdrawn" | "erased";
            /** @description What the agencies say came of it, once they have all finished. */
            outcomes: ("protected" | "referred" | "content-removed" | "investigated" | "advised" | "no-action-possible" | "unfounded")[];
            /** @description What has happened, in order; the last one is where it stands. A moment that nobody recorded is absent. */
            steps: {
                /** @enum {string} */
                progress: "received" | "with-agency" | "taken-on" | "closed" | "withdrawn" | "erased";
                at?: components["schemas"]["Instant"];
            }[];
            /** @description By when an agency is to take it on, or `late` where that time is over. */
            expected?: components["schemas"]["Instant"] | "late";
            /** @description Who has it, those that got it first first: an agency `has` it, `works` on it, or has `finished`. */
            agencies: {
                id: string;
                /** @enum {string} */
                does: "has" | "works" | "finished";
            }[];
            /** @description What passed between the agencies and you: a `question` or an `answer` of an agency, your own `reply`. Notes among agencies are not shown. */
            messages: {
                at: components["schemas"]["Instant"];
                text: string;
                /** @enum {string} */
                kind: "question" | "answer" | "reply";
                agency?: string;
            }[];
        };
        Withdrawn: {
            /**
             * @description Names the report in this API.
             * @example 5f2b8c1d9e4a7036b1c2d3e4f5a69788
             */
            id: string;
            /**
             * @description What people call it by, in mails and on the telephone. No secret.
             * @example RS-7QK2M-3VX9D
             */
            reference: string;
            /** @description When it was stored, in UTC. */
            receivedAt: components["schemas"]["Instant"];
            /**
             * @description `erased` where that happened already.
             * @enum {string}
             */
            progress: "withdrawn" | "erased";
        };
        Said: {
            /** @description When it was written, in UTC. */
            at: components["schemas"]["Instant"];
        };
        Receipt: {
            /**
             * @description The reporter’s secret, given once: with it they follow the report and write later. Show it, and keep it nowhere.
             * @example 7Q2M-K3VX-9DAB-CD12-EF34-GH59
             */
            receipt: string;
            /**
             * @description What people call it by, in mails and on the telephone. No secret.
             * @example RS-7QK2M-3VX9D
             */
            reference: string;
        };
        Progress: {
            /**
             * @description What people call it by, in mails and on the telephone. No secret.
             * @example RS-7QK2M-3VX9D
             */
            reference: string;
            /**
             * @description `received`: stored, on its way. `with-agency`: an agency has it. `taken-on`: somebody there works on it. `closed`: they have finished.
             * @enum {string}
             */
            progress: "received" | "with-agency" | "taken-on" | "closed";
            /** @description When it was stored, in UTC. */
            receivedAt: components["schemas"]["Instant"];
        };
        /** @description The form of a jurisdiction in a language, for pages of other sites: its questions, texts, limits, and numbers to call. */
        FormDescription: {
            /** @enum {string} */
            jurisdiction: "RS" | "ME" | "AL" | "VN-18" | "VN-DN";
            /** @enum {string} */
            language: "sr-Latn" | "sr-Cyrl" | "cnr" | "sq" | "vi" | "en";
            lang: string;
            links: {
                form: string;
                answer: string;
            };
            emergency: {
                number: string;
                name: string;
            }[];
            groups: {
                summary?: string;
                hint?: string;
                questions: {
                    name: string;
                    /** @enum {string} */
                    kind: "line" | "lines" | "links" | "yes-no" | "radios" | "select" | "consents";
                    label: string;
                    hint?: string;
                    options?: {
                        value: string;
                        text: string;
                        hint?: string;
                    }[];
                    none?: string;
                    required?: string;
                    after?: string;
                }[];
            }[];
            consents: {
                usual: ("self" | "parent")[];
                otherwise: {
                    /** @enum {string} */
                    reporter?: "child" | "parent" | "teacher" | "hotline" | "ngo" | "citizen" | "industry";
                    /** @enum {string} */
                    age?: "0-6" | "7-12" | "13-15" | "16-17" | "18+" | "unknown";
                    needed: ("self" | "parent")[];
                }[];
            };
            limits: {
                text: number;
                urls: number;
                url: number;
                contact: number;
                contactSafely: number;
            };
            proof: {
                salt: string;
                cost: number;
                keyLength: number;
                keyPrefix: string;
            };
            texts: {
                heading: string;
                intro: string[];
                danger: string;
                call: string;
                about: {
                    summary: string;
                    paragraphs: string[];
                };
                receipt: string;
                submit: string;
                sending: string;
                unreachable: string;
                error: {
                    heading: string;
                    kept: string;
                    mark: string;
                };
                ownPage: string;
            };
            receipt: {
                heading: string;
                code: string;
                paragraphs: string[];
                copy: string;
                copied: string;
                notCopied: string;
                danger: string;
                next: {
                    heading: string;
                    usual: string;
                    urgent: string;
                    paragraphs: string[];
                };
                reference: string;
                answer: string;
            };
        };
    };
    responses: {
        /**
         * @description Nobody is named.
         *
         *     - `signature-missing`: Requests of this partner are signed (RFC 9421), and this one is not. Accept-Signature says what to cover.
         *     - `signature-invalid`: The signature was not accepted.
         *
         *     API Gateway, as `application/json`: There is no header `Authorization`.
         */
        Partner401: {
            headers: {
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Referrer-Policy": components["headers"]["Referrer-Policy"];
                "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "Accept-Signature": components["headers"]["Accept-Signature"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    type?: "urn:safelane:problem:signature-missing" | "urn:safelane:problem:signature-invalid";
                    /** @constant */
                    status?: 401;
                };
                /**
                 * @example {
                 *       "message": "Unauthorized"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
        /**
         * @description Not allowed.
         *
         *     - `out-of-scope`: This key does not open this: it is unknown, ended, suspended, or not for what was asked.
         *     - `certificate-required`: Requests of this partner come with its client certificate, at the address that asks for one, and this one did not.
         */
        Partner403: {
            headers: {
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Referrer-Policy": components["headers"]["Referrer-Policy"];
                "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    type?: "urn:safelane:problem:out-of-scope" | "urn:safelane:problem:certificate-required";
                    /** @constant */
                    status?: 403;
                };
            };
        };
        /**
         * @description Too many requests.
         *
         *     - `quota-used-up`: The quota is used up. Send the same again once the time in Retry-After is over.
         *
         *     API Gateway, as `application/json`: The deployment as a whole is asked more than it is set up for.
         */
        Partner429: {
            headers: {
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Referrer-Policy": components["headers"]["Referrer-Policy"];
                "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    type?: "urn:safelane:problem:quota-used-up";
                    /** @constant */
                    status?: 429;
                };
                /**
                 * @example {
                 *       "message": "Too Many Requests"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
        /**
         * @description Something went wrong.
         *
         *     API Gateway, as `application/json`: Whose key it is could not be looked up: ask again.
         */
        Partner500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Internal Server Error"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
        /**
         * @description Not just now: the same may be sent again, and is done once.
         *
         *     - `unavailable`: This could not be done just now. Send the same again in a minute: it is done once.
         *
         *     API Gateway, as `application/json`: The function did not answer in time.
         */
        Partner503: {
            headers: {
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Referrer-Policy": components["headers"]["Referrer-Policy"];
                "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    type?: "urn:safelane:problem:unavailable";
                    /** @constant */
                    status?: 503;
                };
                /**
                 * @example {
                 *       "message": "Service Unavailable"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
        /**
         * @description Too large.
         *
         *     - `body-too-large`: Too much was sent at once. Send several smaller requests.
         *
         *     API Gateway, as `application/json`: The body is above API Gateway’s 10 MB.
         */
        Partner413: {
            headers: {
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Referrer-Policy": components["headers"]["Referrer-Policy"];
                "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    type?: "urn:safelane:problem:body-too-large";
                    /** @constant */
                    status?: 413;
                };
                /**
                 * @example {
                 *       "message": "Request Entity Too Large"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
        /**
         * @description A content type that is not accepted.
         *
         *     - `media-refused`: Media is not accepted. Send words and links, as application/json.
         *     - `content-type-unsupported`: This content type is not accepted. Accepted: application/json.
         */
        Partner415: {
            headers: {
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Referrer-Policy": components["headers"]["Referrer-Policy"];
                "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    type?: "urn:safelane:problem:media-refused" | "urn:safelane:problem:content-type-unsupported";
                    /** @constant */
                    status?: 415;
                };
            };
        };
        /**
         * @description It can’t be read.
         *
         *     - `body-missing`: Nothing was sent. Accepted: a JSON object.
         *     - `body-broken`: What was sent can’t be read. Accepted: a JSON object, in UTF-8, not nested deeply.
         */
        Partner400: {
            headers: {
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Referrer-Policy": components["headers"]["Referrer-Policy"];
                "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    type?: "urn:safelane:problem:body-missing" | "urn:safelane:problem:body-broken";
                    /** @constant */
                    status?: 400;
                };
            };
        };
        /**
         * @description Not found.
         *
         *     - `report-unknown`: There is no report of yours under this id.
         */
        Partner404: {
            headers: {
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Referrer-Policy": components["headers"]["Referrer-Policy"];
                "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    type?: "urn:safelane:problem:report-unknown";
                    /** @constant */
                    status?: 404;
                };
            };
        };
        /**
         * @description Too many requests.
         *
         *     API Gateway, as `application/json`: The deployment as a whole is asked more than it is set up for.
         */
        Public429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "Too Many Requests"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
        /**
         * @description Not just now: the same may be sent again, and is done once.
         *
         *     - `unavailable`: The report could not be stored just now. Please send it again in a minute. If somebody is in danger now, call the police.
         *
         *     API Gateway, as `application/json`: The function did not answer in time.
         */
        Public503: {
            headers: {
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Referrer-Policy": components["headers"]["Referrer-Policy"];
                "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                Vary: components["headers"]["Vary"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    type?: "urn:safelane:problem:unavailable";
                    /** @constant */
                    status?: 503;
                };
                /**
                 * @example {
                 *       "message": "Service Unavailable"
                 *     }
                 */
                "application/json": components["schemas"]["GatewayRefusal"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Who may keep the answer, and for how long. */
        "Cache-Control": string;
        /** @description Browsers show nothing of it as a page. */
        "Content-Security-Policy": string;
        /** @description No other site learns the address. */
        "Referrer-Policy": "no-referrer";
        /** @description HTTPS only, from now on. */
        "Strict-Transport-Security": string;
        /** @description Its type is not guessed. */
        "X-Content-Type-Options": "nosniff";
        /** @description Search engines leave it out. */
        "X-Robots-Tag": "noindex";
        /** @description What is left of the quotas after this request, and seconds until each begins anew (draft-ietf-httpapi-ratelimit-headers-10). Absent when the quota could not be counted. */
        RateLimit: string;
        /** @description The quotas of the key’s owner: requests a minute and a day. */
        "RateLimit-Policy": string;
        /** @description The page that asked, where the deployment lists it. */
        "Access-Control-Allow-Origin": string;
        /** @description What such a page may read of the answer’s headers. */
        "Access-Control-Expose-Headers": string;
        /** @description The answer differs by who asks. */
        Vary: string;
        /** @description How to say who asks (RFC 9110). */
        "WWW-Authenticate": string;
        /** @description What a signature has to cover (RFC 9421 §5.1). */
        "Accept-Signature": string;
        /** @description Seconds after which the same may be sent again. */
        "Retry-After": string;
        /** @description Where the report is told of. */
        Location: string;
        /** @description Names this version. */
        ETag: string;
        /** @description How the body is packed, if it is. */
        "Content-Encoding": "br" | "gzip";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listReports: {
        parameters: {
            query?: {
                /**
                 * @description RFC 3339, with any offset.
                 * @example 2026-11-21T12:00:00Z
                 */
                since?: string;
                /** @description As an earlier page gave it. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description For partners that sign: what the signature covers, when it was made, and by which key (RFC 9421).
                 * @example sig=("@method" "@path" "@query" "authorization");created=1795262400;keyid="NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
                 */
                "Signature-Input"?: string;
                /**
                 * @description The signature of that name (RFC 9421).
                 * @example sig=:MEUCIQDXlI2gN3RNBlgFiuRNFpZXcDIaUpX6CIEwcXTc0cZELw==:
                 */
                Signature?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reports. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportList"];
                };
            };
            /**
             * @description It can’t be read.
             *
             *     - `since-invalid`: The moment since can’t be read. Accepted: RFC 3339, e.g. 2026-11-21T12:00:00Z.
             *     - `cursor-invalid`: The cursor is none of ours. Send one as an earlier page gave it, or none.
             */
            400: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:since-invalid" | "urn:safelane:problem:cursor-invalid";
                        /** @constant */
                        status?: 400;
                    };
                };
            };
            401: components["responses"]["Partner401"];
            403: components["responses"]["Partner403"];
            429: components["responses"]["Partner429"];
            500: components["responses"]["Partner500"];
            503: components["responses"]["Partner503"];
        };
    };
    forwardReport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description One for each report, and the same when it is sent again: 1 to 255 visible ASCII characters without quotes, backslashes and spaces, in quotes or not (draft-ietf-httpapi-idempotency-key-header-07). It is no secret; keep it free of names.
                 * @example alo-2026-17
                 */
                "Idempotency-Key": string;
                /**
                 * @description For partners that sign: what the signature covers, when it was made, and by which key (RFC 9421).
                 * @example sig=("@method" "@path" "@query" "authorization");created=1795262400;keyid="NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
                 */
                "Signature-Input"?: string;
                /**
                 * @description The signature of that name (RFC 9421).
                 * @example sig=:MEUCIQDXlI2gN3RNBlgFiuRNFpZXcDIaUpX6CIEwcXTc0cZELw==:
                 */
                Signature?: string;
                /**
                 * @description For partners that sign: the digest of the body as it is sent (RFC 9530).
                 * @example sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:
                 */
                "Content-Digest"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardedReport"];
            };
        };
        responses: {
            /** @description The report is stored. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /**
             * @description It can’t be read.
             *
             *     - `idempotency-key-missing`: The header Idempotency-Key (in a batch, the field idempotencyKey) is missing: one for each report, and the same when it is sent again.
             *     - `idempotency-key-invalid`: The Idempotency-Key can’t be used. Accepted: 1 to 255 visible ASCII characters without quotes, backslashes and spaces.
             *     - `body-missing`: Nothing was sent. Accepted: a JSON object.
             *     - `body-broken`: What was sent can’t be read. Accepted: a JSON object, in UTF-8, not nested deeply.
             */
            400: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:idempotency-key-missing" | "urn:safelane:problem:idempotency-key-invalid" | "urn:safelane:problem:body-missing" | "urn:safelane:problem:body-broken";
                        /** @constant */
                        status?: 400;
                    };
                };
            };
            401: components["responses"]["Partner401"];
            403: components["responses"]["Partner403"];
            413: components["responses"]["Partner413"];
            415: components["responses"]["Partner415"];
            /**
             * @description Not accepted: nothing of it was stored.
             *
             *     - `report-invalid`: The report was not accepted.
             *     - `idempotency-key-reused`: Another body was sent under this Idempotency-Key before. Send this one under a new key.
             */
            422: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:report-invalid" | "urn:safelane:problem:idempotency-key-reused";
                        /** @constant */
                        status?: 422;
                    };
                };
            };
            429: components["responses"]["Partner429"];
            500: components["responses"]["Partner500"];
            503: components["responses"]["Partner503"];
        };
    };
    forwardBatch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description For partners that sign: what the signature covers, when it was made, and by which key (RFC 9421).
                 * @example sig=("@method" "@path" "@query" "authorization");created=1795262400;keyid="NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
                 */
                "Signature-Input"?: string;
                /**
                 * @description The signature of that name (RFC 9421).
                 * @example sig=:MEUCIQDXlI2gN3RNBlgFiuRNFpZXcDIaUpX6CIEwcXTc0cZELw==:
                 */
                Signature?: string;
                /**
                 * @description For partners that sign: the digest of the body as it is sent (RFC 9530).
                 * @example sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:
                 */
                "Content-Digest"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description An answer for each case, in order. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
            400: components["responses"]["Partner400"];
            401: components["responses"]["Partner401"];
            403: components["responses"]["Partner403"];
            413: components["responses"]["Partner413"];
            415: components["responses"]["Partner415"];
            /**
             * @description Not accepted: nothing of it was stored.
             *
             *     - `batch-invalid`: The batch was not accepted. Accepted: {"reports": […]}, with 1 to 100 of them.
             */
            422: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:batch-invalid";
                        /** @constant */
                        status?: 422;
                    };
                };
            };
            429: components["responses"]["Partner429"];
            500: components["responses"]["Partner500"];
            503: components["responses"]["Partner503"];
        };
    };
    forwardXarf: {
        parameters: {
            query?: {
                /**
                 * @description Needed where the key is for several.
                 * @example RS
                 */
                jurisdiction?: "RS" | "ME" | "AL" | "VN-18" | "VN-DN";
            };
            header?: {
                /**
                 * @description In the place of the report’s `report_id`; as for a case.
                 * @example alo-2026-17
                 */
                "Idempotency-Key"?: string;
                /**
                 * @description For partners that sign: what the signature covers, when it was made, and by which key (RFC 9421).
                 * @example sig=("@method" "@path" "@query" "authorization");created=1795262400;keyid="NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
                 */
                "Signature-Input"?: string;
                /**
                 * @description The signature of that name (RFC 9421).
                 * @example sig=:MEUCIQDXlI2gN3RNBlgFiuRNFpZXcDIaUpX6CIEwcXTc0cZELw==:
                 */
                Signature?: string;
                /**
                 * @description For partners that sign: the digest of the body as it is sent (RFC 9530).
                 * @example sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:
                 */
                "Content-Digest"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["XarfReport"];
            };
        };
        responses: {
            /** @description The report is stored. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /**
             * @description It can’t be read.
             *
             *     - `idempotency-key-invalid`: The Idempotency-Key can’t be used. Accepted: 1 to 255 visible ASCII characters without quotes, backslashes and spaces.
             *     - `jurisdiction-missing`: This key is for several jurisdictions: name the report’s in ?jurisdiction=.
             *     - `body-missing`: Nothing was sent. Accepted: a JSON object.
             *     - `body-broken`: What was sent can’t be read. Accepted: a JSON object, in UTF-8, not nested deeply.
             */
            400: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:idempotency-key-invalid" | "urn:safelane:problem:jurisdiction-missing" | "urn:safelane:problem:body-missing" | "urn:safelane:problem:body-broken";
                        /** @constant */
                        status?: 400;
                    };
                };
            };
            401: components["responses"]["Partner401"];
            403: components["responses"]["Partner403"];
            413: components["responses"]["Partner413"];
            415: components["responses"]["Partner415"];
            /**
             * @description Not accepted: nothing of it was stored.
             *
             *     - `xarf-invalid`: The XARF report was not accepted.
             *     - `report-invalid`: The report was not accepted.
             *     - `idempotency-key-reused`: Another body was sent under this Idempotency-Key before. Send this one under a new key.
             */
            422: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:xarf-invalid" | "urn:safelane:problem:report-invalid" | "urn:safelane:problem:idempotency-key-reused";
                        /** @constant */
                        status?: 422;
                    };
                };
            };
            429: components["responses"]["Partner429"];
            500: components["responses"]["Partner500"];
            503: components["responses"]["Partner503"];
        };
    };
    showReport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description For partners that sign: what the signature covers, when it was made, and by which key (RFC 9421).
                 * @example sig=("@method" "@path" "@query" "authorization");created=1795262400;keyid="NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
                 */
                "Signature-Input"?: string;
                /**
                 * @description The signature of that name (RFC 9421).
                 * @example sig=:MEUCIQDXlI2gN3RNBlgFiuRNFpZXcDIaUpX6CIEwcXTc0cZELw==:
                 */
                Signature?: string;
            };
            path: {
                /**
                 * @description The report’s id, as it was answered when it was forwarded.
                 * @example 5f2b8c1d9e4a7036b1c2d3e4f5a69788
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDetails"];
                };
            };
            401: components["responses"]["Partner401"];
            403: components["responses"]["Partner403"];
            404: components["responses"]["Partner404"];
            429: components["responses"]["Partner429"];
            500: components["responses"]["Partner500"];
            503: components["responses"]["Partner503"];
        };
    };
    addMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description For partners that sign: what the signature covers, when it was made, and by which key (RFC 9421).
                 * @example sig=("@method" "@path" "@query" "authorization");created=1795262400;keyid="NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
                 */
                "Signature-Input"?: string;
                /**
                 * @description The signature of that name (RFC 9421).
                 * @example sig=:MEUCIQDXlI2gN3RNBlgFiuRNFpZXcDIaUpX6CIEwcXTc0cZELw==:
                 */
                Signature?: string;
                /**
                 * @description For partners that sign: the digest of the body as it is sent (RFC 9530).
                 * @example sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:
                 */
                "Content-Digest"?: string;
            };
            path: {
                /**
                 * @description The report’s id, as it was answered when it was forwarded.
                 * @example 5f2b8c1d9e4a7036b1c2d3e4f5a69788
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Words"];
            };
        };
        responses: {
            /** @description The message is stored. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Said"];
                };
            };
            400: components["responses"]["Partner400"];
            401: components["responses"]["Partner401"];
            403: components["responses"]["Partner403"];
            404: components["responses"]["Partner404"];
            /**
             * @description Not possible any more.
             *
             *     - `report-gone`: This report was withdrawn or erased: nothing can be added to it.
             *     - `messages-full`: No more messages fit into this report. Forward what is new as another one.
             */
            409: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:report-gone" | "urn:safelane:problem:messages-full";
                        /** @constant */
                        status?: 409;
                    };
                };
            };
            413: components["responses"]["Partner413"];
            415: components["responses"]["Partner415"];
            /**
             * @description Not accepted: nothing of it was stored.
             *
             *     - `message-invalid`: The message was not accepted.
             */
            422: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:message-invalid";
                        /** @constant */
                        status?: 422;
                    };
                };
            };
            429: components["responses"]["Partner429"];
            500: components["responses"]["Partner500"];
            503: components["responses"]["Partner503"];
        };
    };
    withdrawReport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description For partners that sign: what the signature covers, when it was made, and by which key (RFC 9421).
                 * @example sig=("@method" "@path" "@query" "authorization");created=1795262400;keyid="NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
                 */
                "Signature-Input"?: string;
                /**
                 * @description The signature of that name (RFC 9421).
                 * @example sig=:MEUCIQDXlI2gN3RNBlgFiuRNFpZXcDIaUpX6CIEwcXTc0cZELw==:
                 */
                Signature?: string;
            };
            path: {
                /**
                 * @description The report’s id, as it was answered when it was forwarded.
                 * @example 5f2b8c1d9e4a7036b1c2d3e4f5a69788
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report is withdrawn. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawn"];
                };
            };
            401: components["responses"]["Partner401"];
            403: components["responses"]["Partner403"];
            404: components["responses"]["Partner404"];
            429: components["responses"]["Partner429"];
            500: components["responses"]["Partner500"];
            503: components["responses"]["Partner503"];
        };
    };
    sendReport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description What problems are told in, where nothing else says so. English without it.
                 * @example sq
                 */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicReport"];
            };
        };
        responses: {
            /** @description The report is stored. */
            201: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description A plain form: post it there. */
            307: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description It can’t be read.
             *
             *     - `body-missing`: Nothing was sent. Accepted: a report as JSON or from a form.
             *     - `body-broken`: What was sent can’t be read. Accepted: a JSON object with nothing nested in it but lists, or the fields of a form.
             */
            400: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:body-missing" | "urn:safelane:problem:body-broken";
                        /** @constant */
                        status?: 400;
                    };
                };
            };
            /**
             * @description Too large.
             *
             *     - `body-too-large`: Too much was sent at once. Up to 64 KB are accepted.
             *
             *     API Gateway, as `application/json`: The body is above API Gateway’s 10 MB.
             */
            413: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:body-too-large";
                        /** @constant */
                        status?: 413;
                    };
                    /**
                     * @example {
                     *       "message": "Request Entity Too Large"
                     *     }
                     */
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
            /**
             * @description A content type that is not accepted.
             *
             *     - `media-refused`: Files, pictures and videos are not accepted. Please do not send them. Accepted: words and links.
             *     - `content-type-unsupported`: This type of content is not accepted. Accepted: application/json, application/x-www-form-urlencoded.
             */
            415: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:media-refused" | "urn:safelane:problem:content-type-unsupported";
                        /** @constant */
                        status?: 415;
                    };
                };
            };
            /**
             * @description Not accepted: nothing of it was stored.
             *
             *     - `report-invalid`: The report was not accepted.
             */
            422: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:report-invalid";
                        /** @constant */
                        status?: 422;
                    };
                };
            };
            429: components["responses"]["Public429"];
            500: components["responses"]["Partner500"];
            503: components["responses"]["Public503"];
        };
    };
    followReport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description What problems are told in, where nothing else says so. English without it.
                 * @example sq
                 */
                "Accept-Language"?: string;
            };
            path: {
                /**
                 * @description As the reporter types it: in any case, with or without hyphens or blanks. Its last character checks the others.
                 * @example 7Q2M-K3VX-9DAB-CD12-EF34-GH59
                 */
                receipt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            /**
             * @description It can’t be read.
             *
             *     - `receipt-mistyped`: A character of the receipt is wrong or missing. Accepted: 24 letters and digits, as they were shown to you, in capital or small letters.
             */
            400: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:receipt-mistyped";
                        /** @constant */
                        status?: 400;
                    };
                };
            };
            /**
             * @description Not found.
             *
             *     - `receipt-unknown`: There is no report for this receipt. Check that it is written as it was shown to you: 24 letters and digits.
             */
            404: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:receipt-unknown";
                        /** @constant */
                        status?: 404;
                    };
                };
            };
            429: components["responses"]["Public429"];
            500: components["responses"]["Partner500"];
            503: components["responses"]["Public503"];
        };
    };
    describeForm: {
        parameters: {
            query: {
                /**
                 * @description Whose form. Not needed where the deployment serves one alone.
                 * @example RS
                 */
                jurisdiction?: "RS" | "ME" | "AL" | "VN-18" | "VN-DN";
                /**
                 * @description A language tag (BCP 47); it is answered in the nearest of sr-Latn, sr-Cyrl, cnr, sq, vi, en.
                 * @example sr-Latn
                 */
                language: string;
            };
            header?: {
                /**
                 * @description What problems are told in, where nothing else says so. English without it.
                 * @example sq
                 */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The form. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    "Content-Encoding": components["headers"]["Content-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormDescription"];
                };
            };
            /**
             * @description Not accepted: nothing of it was stored.
             *
             *     - `form-unknown`: Choose a country or region, and a language.
             */
            422: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        type?: "urn:safelane:problem:form-unknown";
                        /** @constant */
                        status?: 422;
                    };
                };
            };
            429: components["responses"]["Public429"];
            500: components["responses"]["Partner500"];
            503: components["responses"]["Public503"];
        };
    };
    describeApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of the version that you have. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    ETag: components["headers"]["ETag"];
                    "Content-Encoding": components["headers"]["Content-Encoding"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                        info: Record<string, never>;
                        paths: Record<string, never>;
                    };
                };
            };
            /** @description You have it already. */
            304: {
                headers: {
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Referrer-Policy": components["headers"]["Referrer-Policy"];
                    "Strict-Transport-Security": components["headers"]["Strict-Transport-Security"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "X-Robots-Tag": components["headers"]["X-Robots-Tag"];
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    "Access-Control-Expose-Headers": components["headers"]["Access-Control-Expose-Headers"];
                    Vary: components["headers"]["Vary"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["Public429"];
            500: components["responses"]["Partner500"];
            503: components["responses"]["Public503"];
        };
    };
    reportUpdated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Names the notice: the same each time it is sent.
                 * @example 5f2b8c1d9e4a7036b1c2d3e4f5a69788-2
                 */
                "webhook-id": string;
                /**
                 * @description When it was sent: seconds of Unix time.
                 * @example 1795264870
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the HMAC-SHA256 in base64; several, with a blank between them, while the secret is changed.
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Notice"];
            };
        };
        responses: {
            /** @description It arrived. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not taken: it is sent again later, and given up at last. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
