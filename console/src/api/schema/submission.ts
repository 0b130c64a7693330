// Written by `npm run api` from contracts/openapi/submission.json. Do not edit.
export interface paths {
    "/api/submission/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve
         * @description Pass items one level up, each for itself.
         */
        post: operations["approve_api_submission_v1_approvals_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description The board now.
         */
        get: operations["read_api_submission_v1_board_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/board/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream
         * @description The board now and whenever it has changed: events `board` with the same JSON. Ends after nine minutes.
         */
        get: operations["stream_api_submission_v1_board_stream_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read List
         * @description All complaints.
         */
        get: operations["read_list_api_submission_v1_complaints_get"];
        put?: never;
        /**
         * File
         * @description Keep it and say its number. `X-Real-IP` is the gateway's word, and the address itself is not kept.
         */
        post: operations["file_api_submission_v1_complaints_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/dead-letters": {
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
        get: operations["list_open_api_submission_v1_dead_letters_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/dead-letters/{letter_id}/discard": {
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
        post: operations["give_up_api_submission_v1_dead_letters__letter_id__discard_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/dead-letters/{letter_id}/replay": {
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
        post: operations["replay_api_submission_v1_dead_letters__letter_id__replay_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read List
         * @description `mine`: of the caller's unit, newest first. `below`: submitted by units below it, longest waiting first.
         */
        get: operations["read_list_api_submission_v1_items_get"];
        put?: never;
        /**
         * Create
         * @description A draft of the caller's unit.
         */
        post: operations["create_api_submission_v1_items_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read One
         * @description An item with its story, and where it was published.
         */
        get: operations["read_one_api_submission_v1_items__item_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/items/{item_id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve
         * @description Pass the item one level up.
         */
        post: operations["approve_api_submission_v1_items__item_id__approval_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/items/{item_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save
         * @description Keep any part of the form of the item's type; answers with what is still missing.
         */
        put: operations["save_api_submission_v1_items__item_id__draft_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/items/{item_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Back
         * @description Give the item back to its unit.
         */
        post: operations["give_back_api_submission_v1_items__item_id__return_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/items/{item_id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit
         * @description Send the item up: complete, in time, once.
         */
        post: operations["submit_api_submission_v1_items__item_id__submission_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/items/{item_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read List
         * @description All submissions, the first one first; an item is not submitted so often that pages were needed.
         */
        get: operations["read_list_api_submission_v1_items__item_id__versions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/items/{item_id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read One
         * @description One submission.
         */
        get: operations["read_one_api_submission_v1_items__item_id__versions__number__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/items/{item_id}/withdrawal": {
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
         * @description Take the item back for good.
         */
        post: operations["withdraw_api_submission_v1_items__item_id__withdrawal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/report-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read List
         * @description All types that can be reported with this release.
         */
        get: operations["read_list_api_submission_v1_report_types_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/report-types/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read One
         * @description One type in one edition.
         */
        get: operations["read_one_api_submission_v1_report_types__code__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/state": {
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
        get: operations["read_api_submission_v1_state_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submission/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read List
         * @description A liaison's items to mend and to finish, an approver's items to decide on.
         */
        get: operations["read_list_api_submission_v1_tasks_get"];
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
         * ApprovalOut
         * @description What became, or would become, of one item; reason and code where it is refused.
         */
        ApprovalOut: {
            /** Code */
            code: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Reason */
            reason: string | null;
            /** Title */
            title: string;
            /** Unit Name */
            unit_name: string;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "approved" | "would-approve" | "refused";
        };
        /**
         * ApprovalsIn
         * @description The items; with `preview` nothing is changed.
         */
        ApprovalsIn: {
            /** Items */
            items: components["schemas"]["ChosenItem"][];
            /**
             * Preview
             * @default false
             */
            preview?: boolean;
        };
        /**
         * ApprovalsOut
         * @description Every item in the order of asking, and how many are (or would be) approved.
         */
        ApprovalsOut: {
            /** Approved */
            approved: number;
            /** Results */
            results: components["schemas"]["ApprovalOut"][];
        };
        /**
         * BoardOut
         * @description The board below a unit, tiles by code.
         */
        BoardOut: {
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            /** Tiles */
            tiles: components["schemas"]["TileOut"][];
            totals: components["schemas"]["Totals"];
            /** Unit Id */
            unit_id: string | null;
        };
        /**
         * ChosenItem
         * @description An item and the revision that the approver has read.
         */
        ChosenItem: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Revision */
            revision: number;
        };
        /**
         * ComplaintFiled
         * @description Proof that it was kept.
         */
        ComplaintFiled: {
            /** Receipt Number */
            receipt_number: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
        };
        /**
         * ComplaintIn
         * @description What somebody says; plain text, no account needed.
         */
        ComplaintIn: {
            /** About */
            about?: string | null;
            /**
             * Contact
             * @default
             */
            contact?: string;
            /** Text */
            text: string;
        };
        /**
         * ComplaintOut
         * @description A complaint as the registrar reads it.
         */
        ComplaintOut: {
            /** About */
            about: string | null;
            /** Contact */
            contact: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Receipt Number */
            receipt_number: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Text */
            text: string;
        };
        /**
         * ComplaintPage
         * @description Newest first.
         */
        ComplaintPage: {
            /** Items */
            items: components["schemas"]["ComplaintOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * CoverageOut
         * @description One place where the item was printed.
         */
        CoverageOut: {
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
         * DraftOut
         * @description A saved draft, and what it still lacks.
         */
        DraftOut: {
            actions: components["schemas"]["Actions"];
            /** Awaiting Unit Id */
            awaiting_unit_id: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item Type */
            item_type: string;
            /** Missing */
            missing: components["schemas"]["Missing"][];
            /** On Time */
            on_time: boolean | null;
            /** Receipt Number */
            receipt_number: string | null;
            /** Region */
            region: string;
            /** Revision */
            revision: number;
            state: components["schemas"]["ItemState"];
            /** Submission Number */
            submission_number: number;
            /** Submitted At */
            submitted_at: string | null;
            /** Title */
            title: string;
            /**
             * Unit Id
             * Format: uuid
             */
            unit_id: string;
            /** Unit Name */
            unit_name: string;
        };
        /**
         * ItemLine
         * @description An item in a list, with the name of the unit that it waits for and what became of it.
         */
        ItemLine: {
            actions: components["schemas"]["Actions"];
            /** Awaiting Unit Id */
            awaiting_unit_id: string | null;
            /** Awaiting Unit Name */
            awaiting_unit_name: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item Type */
            item_type: string;
            /** On Time */
            on_time: boolean | null;
            published: components["schemas"]["PublishedLine"] | null;
            /** Receipt Number */
            receipt_number: string | null;
            /** Region */
            region: string;
            /** Revision */
            revision: number;
            state: components["schemas"]["ItemState"];
            /** Submission Number */
            submission_number: number;
            /** Submitted At */
            submitted_at: string | null;
            /** Title */
            title: string;
            /**
             * Unit Id
             * Format: uuid
             */
            unit_id: string;
            /** Unit Name */
            unit_name: string;
        };
        /**
         * ItemListOut
         * @description A page of items; `next_cursor` is null on the last one.
         */
        ItemListOut: {
            /** Items */
            items: components["schemas"]["ItemLine"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ItemOut
         * @description An item in full.
         */
        ItemOut: {
            actions: components["schemas"]["Actions"];
            /** Approved At */
            approved_at: string | null;
            /** Awaiting Unit Id */
            awaiting_unit_id: string | null;
            /** Awaiting Unit Name */
            awaiting_unit_name: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string | null;
            /** Content */
            content: {
                [key: string]: unknown;
            };
            /** Content Hash */
            content_hash: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item Type */
            item_type: string;
            /** Media */
            media: components["schemas"]["MediaOut"][];
            /** Missing */
            missing: components["schemas"]["Missing"][];
            /** On Time */
            on_time: boolean | null;
            /** Receipt Number */
            receipt_number: string | null;
            /** Received At */
            received_at: string | null;
            /** Region */
            region: string;
            returned: components["schemas"]["Returned"] | null;
            /** Revision */
            revision: number;
            state: components["schemas"]["ItemState"];
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Submission Number */
            submission_number: number;
            /** Submitted At */
            submitted_at: string | null;
            /** Title */
            title: string;
            /**
             * Unit Id
             * Format: uuid
             */
            unit_id: string;
            /** Unit Name */
            unit_name: string;
            where_published: components["schemas"]["WherePublished"] | null;
            /** Withdrawal Reason */
            withdrawal_reason: string;
        };
        /**
         * ItemState
         * @description How far an item is.
         * @enum {string}
         */
        ItemState: "draft" | "submitted" | "returned" | "approved" | "received" | "withdrawn";
        /**
         * ItemSummary
         * @description An item as every action answers with it.
         */
        ItemSummary: {
            actions: components["schemas"]["Actions"];
            /** Awaiting Unit Id */
            awaiting_unit_id: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item Type */
            item_type: string;
            /** On Time */
            on_time: boolean | null;
            /** Receipt Number */
            receipt_number: string | null;
            /** Region */
            region: string;
            /** Revision */
            revision: number;
            state: components["schemas"]["ItemState"];
            /** Submission Number */
            submission_number: number;
            /** Submitted At */
            submitted_at: string | null;
            /** Title */
            title: string;
            /**
             * Unit Id
             * Format: uuid
             */
            unit_id: string;
            /** Unit Name */
            unit_name: string;
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
         * MediaOut
         * @description An asset of the item: unknown, declared, ready, rejected or foreign; the kind is photo, video or not known.
         */
        MediaOut: {
            /**
             * Asset Id
             * Format: uuid
             */
            asset_id: string;
            /** Kind */
            kind: string | null;
            /** Reason */
            reason: string;
            /** State */
            state: string;
        };
        /**
         * Missing
         * @description One place that keeps an item from being submitted (还差什么).
         */
        Missing: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Pointer */
            pointer: string;
        };
        /**
         * NewItem
         * @description What is to be reported, and to which edition.
         */
        NewItem: {
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            /** Item Type */
            item_type: string;
        };
        /**
         * NoteIn
         * @description What is to be mended, and where: a JSON pointer into the content; the empty one means all of it.
         */
        NoteIn: {
            /** Pointer */
            pointer: string;
            /** Text */
            text: string;
        };
        /**
         * NoteOut
         * @description What is to be mended, and where.
         */
        NoteOut: {
            /** Pointer */
            pointer: string;
            /** Text */
            text: string;
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
         * PublishedLine
         * @description Whether an item is out, and in how many places it was printed.
         */
        PublishedLine: {
            /** Coverage Count */
            coverage_count: number;
            /** Embargoed Until */
            embargoed_until: string | null;
            /** Released At */
            released_at: string | null;
            /** State */
            state: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * ReportFormOut
         * @description The form of one type as an edition wants it: JSON Schema with Chinese titles, examples, limits and choices.
         *
         *     `body` are the fields whose lengths are counted together, against `body_min` and `body_max` of the limits.
         */
        ReportFormOut: {
            /** Body */
            body: string[];
            /** Code */
            code: string;
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            /** Form */
            form: {
                [key: string]: unknown;
            };
            /** Limits */
            limits: {
                [key: string]: unknown;
            };
            /** Name */
            name: string;
        };
        /**
         * ReportTypeOut
         * @description JSON Schema of what is submitted and of what may be saved on the way, without the edition's own limits.
         */
        ReportTypeOut: {
            /** Code */
            code: string;
            /** Complete */
            complete: {
                [key: string]: unknown;
            };
            /** Draft */
            draft: {
                [key: string]: unknown;
            };
        };
        /**
         * ReturnIn
         * @description At least one note.
         */
        ReturnIn: {
            /** Notes */
            notes: components["schemas"]["NoteIn"][];
            /** Revision */
            revision?: number | null;
        };
        /**
         * Returned
         * @description Why the item is back with its unit.
         */
        Returned: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Notes */
            notes: components["schemas"]["NoteOut"][];
            /** Reason Code */
            reason_code: string;
        };
        /**
         * Seen
         * @description The revision that the caller has read; when it is no longer the newest, nothing happens (412).
         */
        Seen: {
            /** Revision */
            revision?: number | null;
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
         * StepOut
         * @description One line of the item's story; `account_id` is null for the system.
         */
        StepOut: {
            /** Account Id */
            account_id: string | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Notes */
            notes: components["schemas"]["NoteOut"][];
            /** Reason */
            reason: string;
            /** State */
            state: string;
            /** Unit Id */
            unit_id: string | null;
            /** Unit Name */
            unit_name: string | null;
            /** What */
            what: string;
        };
        /**
         * SubmissionOut
         * @description The receipt; media that are still on their way are named.
         */
        SubmissionOut: {
            actions: components["schemas"]["Actions"];
            /** Awaiting Unit Id */
            awaiting_unit_id: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item Type */
            item_type: string;
            /** Media Not Ready */
            media_not_ready: string[];
            /** On Time */
            on_time: boolean | null;
            /** Receipt Number */
            receipt_number: string | null;
            /** Region */
            region: string;
            /** Revision */
            revision: number;
            state: components["schemas"]["ItemState"];
            /** Submission Number */
            submission_number: number;
            /** Submitted At */
            submitted_at: string | null;
            /** Title */
            title: string;
            /**
             * Unit Id
             * Format: uuid
             */
            unit_id: string;
            /** Unit Name */
            unit_name: string;
        };
        /**
         * TaskKind
         * @description What is to be done.
         * @enum {string}
         */
        TaskKind: "mend-returned" | "finish-draft" | "approve";
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
         * @description One thing to do; `due_at` where there is a day for it.
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
         * TileOut
         * @description A unit and all that is below it, counted in units that are expected to report.
         */
        TileOut: {
            /** Approved */
            approved: number;
            /** Code */
            code: string;
            /** Expected */
            expected: number;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Received */
            received: number;
            /** Reported */
            reported: number;
            state: components["schemas"]["TileState"];
            /**
             * Unit Id
             * Format: uuid
             */
            unit_id: string;
        };
        /**
         * TileState
         * @description How far a tile is; where nothing is expected there is no share to tell.
         * @enum {string}
         */
        TileState: "not-required" | "none" | "partial" | "complete";
        /**
         * Totals
         * @description The sums over all tiles.
         */
        Totals: {
            /** Approved */
            approved: number;
            /** Expected */
            expected: number;
            /** Received */
            received: number;
            /** Reported */
            reported: number;
        };
        /**
         * VersionOut
         * @description One submission with its content.
         */
        VersionOut: {
            /** Content */
            content: {
                [key: string]: unknown;
            };
            /** Number */
            number: number;
            /**
             * Submitted At
             * Format: date-time
             */
            submitted_at: string;
            /**
             * Submitted By
             * Format: uuid
             */
            submitted_by: string;
        };
        /**
         * VersionSummary
         * @description One submission.
         */
        VersionSummary: {
            /** Number */
            number: number;
            /**
             * Submitted At
             * Format: date-time
             */
            submitted_at: string;
            /**
             * Submitted By
             * Format: uuid
             */
            submitted_by: string;
        };
        /**
         * WherePublished
         * @description What became of the item in the media.
         */
        WherePublished: {
            /** Coverage */
            coverage: components["schemas"]["CoverageOut"][];
            /** Embargoed Until */
            embargoed_until: string | null;
            /** Released At */
            released_at: string | null;
            /** State */
            state: string;
            /** Withdrawal Reason */
            withdrawal_reason: string;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * WithdrawalIn
         * @description The unit's words; the ministry and the media read them.
         */
        WithdrawalIn: {
            /** Reason */
            reason: string;
            /** Revision */
            revision?: number | null;
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
    approve_api_submission_v1_approvals_post: {
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
                "application/json": components["schemas"]["ApprovalsIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalsOut"];
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
    read_api_submission_v1_board_get: {
        parameters: {
            query?: {
                edition_id?: string | null;
                unit_id?: string | null;
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
                    "application/json": components["schemas"]["BoardOut"];
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
    stream_api_submission_v1_board_stream_get: {
        parameters: {
            query?: {
                edition_id?: string | null;
                unit_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
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
    read_list_api_submission_v1_complaints_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
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
                    "application/json": components["schemas"]["ComplaintPage"];
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
    file_api_submission_v1_complaints_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplaintIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintFiled"];
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
    list_open_api_submission_v1_dead_letters_get: {
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
    give_up_api_submission_v1_dead_letters__letter_id__discard_post: {
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
    replay_api_submission_v1_dead_letters__letter_id__replay_post: {
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
    read_list_api_submission_v1_items_get: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string | null;
                view?: "mine" | "below";
                state?: components["schemas"]["ItemState"][] | null;
                edition_id?: string | null;
                item_type?: string | null;
                text?: string | null;
                unit_id?: string | null;
                awaiting_us?: boolean;
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
                    "application/json": components["schemas"]["ItemListOut"];
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
    create_api_submission_v1_items_post: {
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
                "application/json": components["schemas"]["NewItem"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemSummary"];
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
    read_one_api_submission_v1_items__item_id__get: {
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
                    "application/json": components["schemas"]["ItemOut"];
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
    approve_api_submission_v1_items__item_id__approval_post: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Seen"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemSummary"];
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
    save_api_submission_v1_items__item_id__draft_put: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
                "if-match"?: string | null;
            };
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
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
    give_back_api_submission_v1_items__item_id__return_post: {
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
                "application/json": components["schemas"]["ReturnIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemSummary"];
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
    submit_api_submission_v1_items__item_id__submission_post: {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Seen"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionOut"];
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
    read_list_api_submission_v1_items__item_id__versions_get: {
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
                    "application/json": components["schemas"]["VersionSummary"][];
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
    read_one_api_submission_v1_items__item_id__versions__number__get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                item_id: string;
                number: number;
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
                    "application/json": components["schemas"]["VersionOut"];
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
    withdraw_api_submission_v1_items__item_id__withdrawal_post: {
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
                    "application/json": components["schemas"]["ItemSummary"];
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
    read_list_api_submission_v1_report_types_get: {
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
                    "application/json": components["schemas"]["ReportTypeOut"][];
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
    read_one_api_submission_v1_report_types__code__get: {
        parameters: {
            query: {
                edition_id: string;
            };
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                code: string;
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
                    "application/json": components["schemas"]["ReportFormOut"];
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
    read_api_submission_v1_state_get: {
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
    read_list_api_submission_v1_tasks_get: {
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
}
