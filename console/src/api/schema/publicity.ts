// Written by `npm run api` from contracts/openapi/publicity.json. Do not edit.
export interface paths {
    "/api/publicity/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Open
         * @description Open dead letters, oldest first, 100 at most.
         */
        get: operations["list_open_api_publicity_v1_dead_letters_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/dead-letters/{letter_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Up
         * @description Give the event up for good.
         */
        post: operations["give_up_api_publicity_v1_dead_letters__letter_id__discard_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/dead-letters/{letter_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay
         * @description Have the worker try the event again.
         */
        post: operations["replay_api_publicity_v1_dead_letters__letter_id__replay_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entries
         * @description The pool, oldest first. Without `state` everything but what the units took back.
         */
        get: operations["list_entries_api_publicity_v1_entries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/entries/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Entries
         * @description How many entries are in each state, for the same filters.
         */
        get: operations["count_entries_api_publicity_v1_entries_counts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/entries/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Entry
         * @description One entry.
         */
        get: operations["show_entry_api_publicity_v1_entries__entry_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/entries/{entry_id}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign
         * @description Have two reviewers chosen.
         */
        post: operations["assign_api_publicity_v1_entries__entry_id__assignment_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/entries/{entry_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide
         * @description Decide, or change a decision that is not released.
         */
        post: operations["decide_api_publicity_v1_entries__entry_id__decision_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/entries/{entry_id}/declination": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline
         * @description Leave the entry out.
         */
        post: operations["decline_api_publicity_v1_entries__entry_id__declination_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/entries/{entry_id}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose
         * @description Propose a scored entry.
         */
        post: operations["propose_api_publicity_v1_entries__entry_id__proposal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/entries/{entry_id}/recusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recuse
         * @description Step back as a reviewer.
         */
        post: operations["recuse_api_publicity_v1_entries__entry_id__recusal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/entries/{entry_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review
         * @description Give the next of the three reviews.
         */
        post: operations["review_api_publicity_v1_entries__entry_id__reviews_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/entries/{entry_id}/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Score
         * @description Score as an assigned reviewer.
         */
        post: operations["score_api_publicity_v1_entries__entry_id__scores_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/feed/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Deliveries
         * @description Everything in the feed as the calling desk has dealt with it.
         */
        get: operations["list_deliveries_api_publicity_v1_feed_deliveries_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/feed/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Gaps
         * @description What the calling desk never answered.
         */
        get: operations["list_gaps_api_publicity_v1_feed_gaps_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/feed/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Feed
         * @description Documents behind the cursor, or from the start, or from an instant; `next` is always there.
         */
        get: operations["read_feed_api_publicity_v1_feed_items_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/feed/items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Item
         * @description The document of one item; 410 once it is withdrawn, 403 while an embargo lasts.
         */
        get: operations["read_item_api_publicity_v1_feed_items__item_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/feed/items/{item_id}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report
         * @description Tell where an item was printed; the school sees it.
         */
        post: operations["report_api_publicity_v1_feed_items__item_id__coverage_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/feed/items/{item_id}/package.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Package
         * @description All of an item in one file. Everything is fetched and verified before the first byte goes out.
         */
        get: operations["download_package_api_publicity_v1_feed_items__item_id__package_zip_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/feed/items/{item_id}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Receipt
         * @description Say what was done with an item; `removed` answers a withdrawal.
         */
        post: operations["give_receipt_api_publicity_v1_feed_items__item_id__receipts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/feed/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read State
         * @description How far the calling desk is.
         */
        get: operations["read_state_api_publicity_v1_feed_state_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release
         * @description Release decided entries, all or none.
         */
        post: operations["release_api_publicity_v1_releases_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/releases/{item_id}/acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Acknowledgements
         * @description Who has confirmed the removal of an item, and who has not.
         */
        get: operations["list_acknowledgements_api_publicity_v1_releases__item_id__acknowledgements_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/releases/{item_id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw
         * @description Take a released item back.
         */
        post: operations["withdraw_api_publicity_v1_releases__item_id__withdrawal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/rubric": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Rubric
         * @description Criteria, weights, anchors.
         */
        get: operations["show_rubric_api_publicity_v1_rubric_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description How the service is; an answer also while its database is away.
         */
        get: operations["read_api_publicity_v1_state_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read List
         * @description What waits for a reviewer, an editor, a publisher or a desk.
         */
        get: operations["read_list_api_publicity_v1_tasks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publicity/v1/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Open
         * @description What desks have still to confirm; a desk sees its own.
         */
        get: operations["list_open_api_publicity_v1_withdrawals_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Acknowledgement
         * @description A desk that owed an answer to the withdrawal; `confirmed_at` is null while it has given none.
         */
        Acknowledgement: {
            /** Confirmed At */
            confirmed_at: string | null;
            /**
             * Desk Id
             * Format: uuid
             */
            desk_id: string;
            /** Desk Name */
            desk_name: string;
        };
        /**
         * AcknowledgementList
         * @description All desks of one withdrawal, by name; nobody owes an answer while the release stands.
         */
        AcknowledgementList: {
            /** Confirmed */
            confirmed: number;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Items */
            items: components["schemas"]["Acknowledgement"][];
            /** Owed */
            owed: number;
            /** State */
            state: string;
            /** Title */
            title: string;
            /** Withdrawal Reason */
            withdrawal_reason: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * Actions
         * @description What the caller may do with a thing now, and what is locked.
         */
        Actions: {
            /**
             * Allowed
             * @default []
             */
            allowed: string[];
            /**
             * Locked
             * @default []
             */
            locked: components["schemas"]["LockedAction"][];
        };
        /**
         * AssetOut
         * @description A photo or video of the entry; `ready` once it is verified.
         */
        AssetOut: {
            /**
             * Asset Id
             * Format: uuid
             */
            asset_id: string;
            /** Caption */
            caption: string | null;
            /** Kind */
            kind: string | null;
            /** Ready */
            ready: boolean;
        };
        /**
         * AssignmentOut
         * @description A reviewer of the entry; who it is, is told to editors and publishers and to the reviewer.
         */
        AssignmentOut: {
            /** Recused */
            recused: boolean;
            /** Reviewer Id */
            reviewer_id: string | null;
            /** Scored */
            scored: boolean;
        };
        /**
         * CoverageIn
         * @description Where the item was printed.
         */
        CoverageIn: {
            /** Outlet */
            outlet: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Title */
            title: string;
            /** Url */
            url: string;
        };
        /**
         * CoverageLine
         * @description Where the item was printed.
         */
        CoverageLine: {
            /** Outlet */
            outlet: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Title */
            title: string;
            /** Url */
            url: string;
        };
        /**
         * CoverageOut
         * @description The report as it is kept.
         */
        CoverageOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Outlet */
            outlet: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Title */
            title: string;
            /** Url */
            url: string;
        };
        /**
         * CriterionOut
         * @description One thing that is scored.
         */
        CriterionOut: {
            /** Anchors */
            anchors: {
                [key: string]: string;
            };
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Veto */
            veto: boolean;
            /** Weight */
            weight: number;
        };
        /**
         * DeadLetterOut
         * @description A parked event: where it came from and why it was parked; never its content.
         */
        DeadLetterOut: {
            /** Attempts */
            attempts: number;
            /** Bytes */
            bytes: number | null;
            /** Consumer */
            consumer: string;
            /** Error */
            error: string;
            /** Error Code */
            error_code: string;
            /** Headers */
            headers: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Offset */
            offset: number;
            /**
             * Parked At
             * Format: date-time
             */
            parked_at: string;
            /** Partition */
            partition: number;
            /** State */
            state: string;
            /** Topic */
            topic: string;
        };
        /**
         * DeadLetterState
         * @description What was asked of a dead letter.
         */
        DeadLetterState: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** State */
            state: string;
        };
        /**
         * DecisionIn
         * @description To be released; nothing of it is shown before `embargoed_until`.
         */
        DecisionIn: {
            /** Embargoed Until */
            embargoed_until?: string | null;
        };
        /**
         * Delivery
         * @description The newest document of an item (`canceled` for a withdrawn one), and what the desk said about it.
         */
        Delivery: {
            /** Coverage Count */
            coverage_count: number;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Kind */
            kind: string;
            /** Receipts */
            receipts: components["schemas"]["Said"][];
            /**
             * Released At
             * Format: date-time
             */
            released_at: string;
            /** Sequence */
            sequence: number;
            /** Title */
            title: string;
            /** Unit Name */
            unit_name: string;
        };
        /**
         * DeliveryPage
         * @description A page of deliveries, newest first; no `next` on the last one.
         */
        DeliveryPage: {
            /** Items */
            items: components["schemas"]["Delivery"][];
            /** Next */
            next: string | null;
        };
        /**
         * EntryLine
         * @description An entry in a list. `mean` and `flagged` are told to reviewers nowhere in lists.
         */
        EntryLine: {
            /** Activity Type */
            activity_type: string;
            /** Decided At */
            decided_at: string | null;
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            /** Embargoed Until */
            embargoed_until: string | null;
            /** Flagged */
            flagged: boolean;
            /** Focus Area */
            focus_area: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Mean */
            mean: string | null;
            /**
             * Pooled At
             * Format: date-time
             */
            pooled_at: string;
            /** Receipt Number */
            receipt_number: string;
            /** Region */
            region: string;
            /** Released At */
            released_at: string | null;
            /** State */
            state: string;
            /** Title */
            title: string;
            /** Unit Name */
            unit_name: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * EntryOut
         * @description An entry with its content and all that was done with it so far.
         */
        EntryOut: {
            actions: components["schemas"]["Actions"];
            /** Activity Type */
            activity_type: string;
            /**
             * Approved At
             * Format: date-time
             */
            approved_at: string;
            /** Assets */
            assets: components["schemas"]["AssetOut"][];
            /** Assignments */
            assignments: components["schemas"]["AssignmentOut"][];
            /** Content */
            content: {
                [key: string]: unknown;
            };
            /** Content Hash */
            content_hash: string;
            /** Coverage */
            coverage: components["schemas"]["CoverageLine"][];
            /** Decided At */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            /** Embargoed Until */
            embargoed_until: string | null;
            /** Feed Sequence */
            feed_sequence: number;
            /** Flagged */
            flagged: boolean;
            /** Focus Area */
            focus_area: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item Type */
            item_type: string;
            /** Mean */
            mean: string | null;
            /**
             * Pooled At
             * Format: date-time
             */
            pooled_at: string;
            /** Proposal Reason */
            proposal_reason: string;
            /** Proposed By */
            proposed_by: string | null;
            /** Receipt Number */
            receipt_number: string;
            /** Region */
            region: string;
            /** Released At */
            released_at: string | null;
            /** Released By */
            released_by: string | null;
            /** Reviews */
            reviews: components["schemas"]["ReviewOut"][];
            /** Scores */
            scores: components["schemas"]["ScoreOut"][];
            /** Scores Hidden */
            scores_hidden: boolean;
            /** State */
            state: string;
            /**
             * Submitted At
             * Format: date-time
             */
            submitted_at: string;
            /** Title */
            title: string;
            /**
             * Unit Id
             * Format: uuid
             */
            unit_id: string;
            /** Unit Name */
            unit_name: string;
            /** Withdrawal Reason */
            withdrawal_reason: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * EntryPage
         * @description A page of the pool; no `next` on the last one.
         */
        EntryPage: {
            /** Items */
            items: components["schemas"]["EntryLine"][];
            /** Next */
            next: string | null;
        };
        /**
         * EntryState
         * @description pooled → assigned → scored → proposed → three reviews → decided → released → withdrawn; or declined.
         * @enum {string}
         */
        EntryState: "pooled" | "assigned" | "scored" | "proposed" | "first_reviewed" | "second_reviewed" | "final_reviewed" | "decided" | "released" | "withdrawn" | "declined";
        /**
         * EntryStep
         * @description Where an entry stands after a step.
         */
        EntryStep: {
            actions: components["schemas"]["Actions"];
            /** Embargoed Until */
            embargoed_until: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            state: components["schemas"]["EntryState"];
        };
        /**
         * FeedFormat
         * @description The forms in which items are served.
         * @enum {string}
         */
        FeedFormat: "ninjs-3.1" | "ninjs-1.6";
        /**
         * FeedState
         * @description Where the desk stands: `head` is the last sequence of the feed; what it gave no receipt for, and since when.
         */
        FeedState: {
            /** Head */
            head: number;
            /** Last Receipt At */
            last_receipt_at: string | null;
            /** Oldest Unreceived At */
            oldest_unreceived_at: string | null;
            /** Unconfirmed Withdrawals */
            unconfirmed_withdrawals: number;
            /** Unreceived */
            unreceived: number;
        };
        /**
         * Gap
         * @description A released item whose newest document the desk gave no receipt for.
         */
        Gap: {
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Kind */
            kind: string;
            /**
             * Released At
             * Format: date-time
             */
            released_at: string;
            /** Sequence */
            sequence: number;
            /** Title */
            title: string;
            /** Unit Name */
            unit_name: string;
        };
        /**
         * GapPage
         * @description A page of gaps, oldest first; no `next` on the last one.
         */
        GapPage: {
            /** Items */
            items: components["schemas"]["Gap"][];
            /** Next */
            next: string | null;
        };
        /**
         * LockedAction
         * @description Something that could be done, but not now or not by you; `who` can open it, where anybody can.
         */
        LockedAction: {
            /** Action */
            action: string;
            /** Reason */
            reason: string;
            /**
             * Who
             * @default
             */
            who: string;
        };
        /**
         * OpenWithdrawal
         * @description A desk has not confirmed that it removed an item.
         */
        OpenWithdrawal: {
            /**
             * Desk Id
             * Format: uuid
             */
            desk_id: string;
            /** Desk Name */
            desk_name: string;
            /** Feed Sequence */
            feed_sequence: number;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Reason */
            reason: string;
            /** Title */
            title: string;
            /**
             * Withdrawn At
             * Format: date-time
             */
            withdrawn_at: string;
        };
        /**
         * Problem
         * @description A refused request (RFC 9457): `title` and `detail` are Chinese and for people, `code` is for programs.
         */
        Problem: {
            /** Code */
            code: string;
            /**
             * Detail
             * @default null
             */
            detail?: string | null;
            /**
             * Errors
             * @default null
             */
            errors?: components["schemas"]["ProblemPlace"][] | null;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Traceid */
            traceId: string;
            /** Type */
            type: string;
        };
        /**
         * ProblemPlace
         * @description A place in the input, by JSON pointer, and what is wrong there.
         */
        ProblemPlace: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Pointer */
            pointer: string;
        };
        /**
         * ProposalIn
         * @description Why the entry should go to the media, in plain words.
         */
        ProposalIn: {
            /** Reason */
            reason: string;
        };
        /**
         * ReceiptIn
         * @description What was done with the item, and when.
         */
        ReceiptIn: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            status: components["schemas"]["ReceiptStatus"];
        };
        /**
         * ReceiptOut
         * @description The receipt as it is kept, for the document of this sequence.
         */
        ReceiptOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Item Id
             * Format: uuid
             */
            item_id: string;
            /** Sequence */
            sequence: number;
            status: components["schemas"]["ReceiptStatus"];
        };
        /**
         * ReceiptStatus
         * @description Received, used, published; removed is what a withdrawal asks for.
         * @enum {string}
         */
        ReceiptStatus: "received" | "used" | "published" | "removed";
        /**
         * RecusalIn
         * @description Why the reviewer steps back.
         */
        RecusalIn: {
            /** Reason */
            reason: string;
        };
        /**
         * ReleaseIn
         * @description What goes out in one act.
         */
        ReleaseIn: {
            /** Entry Ids */
            entry_ids: string[];
        };
        /**
         * ReleaseOut
         * @description What went out.
         */
        ReleaseOut: {
            /** Items */
            items: components["schemas"]["ReleasedOut"][];
        };
        /**
         * ReleasedOut
         * @description A released entry; `feed_sequence` is 0 while an embargo holds it back.
         */
        ReleasedOut: {
            /** Embargoed Until */
            embargoed_until: string | null;
            /** Feed Sequence */
            feed_sequence: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Released At */
            released_at: string | null;
            /** State */
            state: string;
        };
        /**
         * ReviewIn
         * @description A verdict at one stage.
         */
        ReviewIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            stage: components["schemas"]["Stage"];
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * ReviewOut
         * @description One of the three reviews.
         */
        ReviewOut: {
            /**
             * Editor Id
             * Format: uuid
             */
            editor_id: string;
            /** Note */
            note: string;
            /**
             * Reviewed At
             * Format: date-time
             */
            reviewed_at: string;
            /** Round */
            round: number;
            /** Stage */
            stage: string;
            /** Verdict */
            verdict: string;
        };
        /**
         * RubricOut
         * @description What reviewers score by.
         */
        RubricOut: {
            /** Criteria */
            criteria: components["schemas"]["CriterionOut"][];
            /** Veto Below */
            veto_below: number;
        };
        /**
         * Said
         * @description One receipt of the desk.
         */
        Said: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            status: components["schemas"]["ReceiptStatus"];
        };
        /**
         * ScoreIn
         * @description Points for each criterion of the rubric.
         */
        ScoreIn: {
            /** Comment */
            comment: string;
            /** Points */
            points: {
                [key: string]: number;
            };
        };
        /**
         * ScoreOut
         * @description One reviewer's score.
         */
        ScoreOut: {
            /** Comment */
            comment: string;
            /** Points */
            points: {
                [key: string]: number;
            };
            /** Reviewer Id */
            reviewer_id: string | null;
            /**
             * Scored At
             * Format: date-time
             */
            scored_at: string;
            /** Total */
            total: string;
            /** Vetoed */
            vetoed: boolean;
        };
        /**
         * ServiceState
         * @description The service as it stands; what the database did not tell is null.
         *
         *     `outbox_depth` stops counting at a hundred thousand.
         */
        ServiceState: {
            /** Database Reachable */
            database_reachable: boolean;
            /** Dead Letters Open */
            dead_letters_open: number | null;
            /** Outbox Depth */
            outbox_depth: number | null;
            /** Outbox Oldest Seconds */
            outbox_oldest_seconds: number | null;
            /** Service */
            service: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /** Version */
            version: string;
        };
        /**
         * Stage
         * @description 初审、复审、终审, in this order.
         * @enum {string}
         */
        Stage: "first" | "second" | "final";
        /**
         * TaskKind
         * @description What is to be done; the words are part of the API.
         * @enum {string}
         */
        TaskKind: "assign" | "score" | "propose" | "review-first" | "review-second" | "review-final" | "decide" | "release" | "confirm-withdrawal";
        /**
         * TaskList
         * @description The oldest tasks; `more` says that there are others.
         */
        TaskList: {
            /** Items */
            items: components["schemas"]["TaskOut"][];
            /** More */
            more: boolean;
        };
        /**
         * TaskOut
         * @description One thing to do; there is no day for any of these.
         */
        TaskOut: {
            /** Due At */
            due_at: string | null;
            kind: components["schemas"]["TaskKind"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Subject Id
             * Format: uuid
             */
            subject_id: string;
            /** Title */
            title: string;
            /** Unit Name */
            unit_name: string;
            /** Why */
            why: string;
        };
        /**
         * Verdict
         * @description On to the next stage, or back to the proposal.
         * @enum {string}
         */
        Verdict: "pass" | "back";
        /**
         * WithdrawalIn
         * @description Why; the desks and the unit read it.
         */
        WithdrawalIn: {
            /** Reason */
            reason: string;
        };
        /**
         * WithdrawalOut
         * @description The withdrawal; `feed_sequence` is 0 when no desk had seen the item.
         */
        WithdrawalOut: {
            /** Feed Sequence */
            feed_sequence: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** State */
            state: string;
            /** Withdrawal Reason */
            withdrawal_reason: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * WithdrawalPage
         * @description A page of the board; no `next` on the last one.
         */
        WithdrawalPage: {
            /** Items */
            items: components["schemas"]["OpenWithdrawal"][];
            /** Next */
            next: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_open_api_publicity_v1_dead_letters_get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterOut"][];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_up_api_publicity_v1_dead_letters__letter_id__discard_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                letter_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterState"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay_api_publicity_v1_dead_letters__letter_id__replay_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                letter_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterState"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_entries_api_publicity_v1_entries_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                state?: components["schemas"]["EntryState"] | null;
                focus_area?: string | null;
                activity_type?: string | null;
                region?: string | null;
                text?: string | null;
                edition_id?: string | null;
                flagged?: boolean | null;
                mine?: boolean;
            };
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_entries_api_publicity_v1_entries_counts_get: {
        parameters: {
            query?: {
                state?: components["schemas"]["EntryState"] | null;
                focus_area?: string | null;
                activity_type?: string | null;
                region?: string | null;
                text?: string | null;
                edition_id?: string | null;
                flagged?: boolean | null;
                mine?: boolean;
            };
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_entry_api_publicity_v1_entries__entry_id__get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assign_api_publicity_v1_entries__entry_id__assignment_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryStep"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_api_publicity_v1_entries__entry_id__decision_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryStep"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_api_publicity_v1_entries__entry_id__declination_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryStep"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose_api_publicity_v1_entries__entry_id__proposal_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryStep"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recuse_api_publicity_v1_entries__entry_id__recusal_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecusalIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryStep"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    review_api_publicity_v1_entries__entry_id__reviews_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryStep"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    score_api_publicity_v1_entries__entry_id__scores_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScoreIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryStep"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_deliveries_api_publicity_v1_feed_deliveries_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_gaps_api_publicity_v1_feed_gaps_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_feed_api_publicity_v1_feed_items_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                since?: string | null;
                limit?: number;
                wait?: number;
                format?: components["schemas"]["FeedFormat"];
            };
            header?: {
                "if-none-match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_item_api_publicity_v1_feed_items__item_id__get: {
        parameters: {
            query?: {
                format?: components["schemas"]["FeedFormat"];
            };
            header?: {
                "if-none-match"?: string | null;
                "idempotency-key"?: string | null;
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_api_publicity_v1_feed_items__item_id__coverage_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoverageIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageOut"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    download_package_api_publicity_v1_feed_items__item_id__package_zip_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_receipt_api_publicity_v1_feed_items__item_id__receipts_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptOut"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_state_api_publicity_v1_feed_state_get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedState"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_api_publicity_v1_releases_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseOut"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_acknowledgements_api_publicity_v1_releases__item_id__acknowledgements_get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgementList"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_api_publicity_v1_releases__item_id__withdrawal_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalOut"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_rubric_api_publicity_v1_rubric_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RubricOut"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_api_publicity_v1_state_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceState"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_list_api_publicity_v1_tasks_get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_open_api_publicity_v1_withdrawals_get: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: {
                "idempotency-key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithdrawalPage"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
