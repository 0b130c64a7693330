// Written by `npm run api` from contracts/openapi/registry.json. Do not edit.
export interface paths {
    "/api/registry/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Accounts
         * @description Accounts by user name, those that fit all that is asked for.
         */
        get: operations["list_accounts_api_registry_v1_accounts_get"];
        put?: never;
        /**
         * Create
         * @description Open an account; what a demo registrar opens is demo.
         */
        post: operations["create_api_registry_v1_accounts_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description One account.
         */
        get: operations["read_api_registry_v1_accounts__account_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/accounts/{account_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset
         * @description Give an account a new password; its sessions end, a lock opens.
         */
        post: operations["reset_api_registry_v1_accounts__account_id__password_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/accounts/{account_id}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke
         * @description End an account and its sessions.
         */
        post: operations["revoke_api_registry_v1_accounts__account_id__revocation_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/browser-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In
         * @description Sign in, a person or a desk. No Idempotency-Key: a second try is a second session.
         */
        post: operations["sign_in_api_registry_v1_browser_session_post"];
        /**
         * Sign Out
         * @description End the session of the cookie, whether its access token still stands or not.
         */
        delete: operations["sign_out_api_registry_v1_browser_session_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/browser-session/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew
         * @description Go on with the session of the cookie, which changes; a cookie of before ends the session.
         */
        post: operations["renew_api_registry_v1_browser_session_renewal_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/dead-letters": {
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
        get: operations["list_open_api_registry_v1_dead_letters_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/dead-letters/{letter_id}/discard": {
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
        post: operations["give_up_api_registry_v1_dead_letters__letter_id__discard_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/dead-letters/{letter_id}/replay": {
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
        post: operations["replay_api_registry_v1_dead_letters__letter_id__replay_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/desk-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue
         * @description A token for a desk.
         */
        post: operations["issue_api_registry_v1_desk_tokens_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/editions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Editions
         * @description All editions.
         */
        get: operations["list_editions_api_registry_v1_editions_get"];
        put?: never;
        /**
         * Publish
         * @description Publish the edition of a year.
         */
        post: operations["publish_api_registry_v1_editions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/editions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Current
         * @description The edition that takes reports now, else the next, else the last.
         */
        get: operations["read_current_api_registry_v1_editions_current_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/editions/{edition_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description One edition with its ETag.
         */
        get: operations["read_api_registry_v1_editions__edition_id__get"];
        /**
         * Amend
         * @description Amend an edition that was published.
         */
        put: operations["amend_api_registry_v1_editions__edition_id__put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description The public key set (RFC 7517).
         */
        get: operations["read_api_registry_v1_jwks_json_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description The own account.
         */
        get: operations["read_api_registry_v1_me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change
         * @description Change the own password; every session ends, the one that asks too.
         */
        put: operations["change_api_registry_v1_me_password_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read List
         * @description Who these accounts are; an account that has ended keeps its name.
         */
        get: operations["read_list_api_registry_v1_names_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In
         * @description Sign in. No Idempotency-Key: a second try is a second session, and tokens are kept nowhere.
         */
        post: operations["sign_in_api_registry_v1_sessions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign Out
         * @description End the session that the access token belongs to.
         */
        delete: operations["sign_out_api_registry_v1_sessions_current_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh
         * @description Change a refresh token for the next one.
         */
        post: operations["refresh_api_registry_v1_sessions_refresh_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/state": {
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
        get: operations["read_api_registry_v1_state_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Units
         * @description Units of an edition (the current one unless named), by code; `under` keeps those anywhere below a unit,
         *     `text` those whose name or code has it.
         */
        get: operations["list_units_api_registry_v1_units_get"];
        put?: never;
        /**
         * Register
         * @description Register a unit and enrol it; what a demo registrar registers is demo.
         */
        post: operations["register_api_registry_v1_units_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/units/{unit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read
         * @description A unit as it is in the edition named, else in its newest.
         */
        get: operations["read_api_registry_v1_units__unit_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registry/v1/units/{unit_id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close
         * @description End a unit, and its accounts with it.
         */
        post: operations["close_api_registry_v1_units__unit_id__closure_post"];
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
         * AccessOut
         * @description An access token for some minutes.
         */
        AccessOut: {
            /** Access Token */
            access_token: string;
            account: components["schemas"]["SessionAccount"];
            /** Expires In */
            expires_in: number;
            /**
             * Session Expires At
             * Format: date-time
             */
            session_expires_at: string;
            /**
             * Token Type
             * @default Bearer
             * @constant
             */
            token_type: "Bearer";
        };
        /**
         * AccountOut
         * @description An account; who it is stays in this service.
         */
        AccountOut: {
            actions: components["schemas"]["Actions"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Display Name */
            display_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Locked Until */
            locked_until: string | null;
            /** Revoked At */
            revoked_at: string | null;
            /** Roles */
            roles: string[];
            unit: components["schemas"]["AccountUnit"];
            /** Username */
            username: string;
        };
        /**
         * AccountPage
         * @description Accounts by user name; `next` leads to the page after.
         */
        AccountPage: {
            /** Items */
            items: components["schemas"]["AccountOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * AccountUnit
         * @description The unit of an account; code and place as in its newest edition, if it takes part in one.
         */
        AccountUnit: {
            /** Code */
            code: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string | null;
            /** Name */
            name: string;
            /** Path */
            path: string[];
            /** Region */
            region: string;
            /** Short Name */
            short_name: string | null;
        };
        /**
         * AccountWithPassword
         * @description The answer that makes a password known; asked again under the same key it no longer holds it.
         */
        AccountWithPassword: {
            actions: components["schemas"]["Actions"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Display Name */
            display_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Locked Until */
            locked_until: string | null;
            /** Password */
            password: string | null;
            /** Revoked At */
            revoked_at: string | null;
            /** Roles */
            roles: string[];
            unit: components["schemas"]["AccountUnit"];
            /** Username */
            username: string;
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
         * AmendEdition
         * @description The whole edition anew; the year stays.
         */
        AmendEdition: {
            /** Activity Types */
            activity_types: components["schemas"]["TermIn"][];
            /** Document Number */
            document_number: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Focus Areas */
            focus_areas: components["schemas"]["TermIn"][];
            /** Item Types */
            item_types: components["schemas"]["ItemTypeIn"][];
            /**
             * Locks At
             * Format: date-time
             */
            locks_at: string;
            /** Name */
            name: string;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Plan Due On
             * Format: date
             */
            plan_due_on: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /**
             * Summary Due On
             * Format: date
             */
            summary_due_on: string;
            /**
             * Summary Due Rolls
             * @default false
             */
            summary_due_rolls?: boolean;
            /** Theme */
            theme: string;
        };
        /**
         * BrowserSignIn
         * @description A person's name and password, or a desk's client id and secret.
         */
        BrowserSignIn: {
            /** Password */
            password: string;
            /** Username */
            username: string;
        };
        /**
         * ChangePassword
         * @description The old password proves who asks.
         */
        ChangePassword: {
            /** New Password */
            new_password: string;
            /** Old Password */
            old_password: string;
        };
        /**
         * CreateAccount
         * @description An account for a person or a desk (`username` is then the client id); without a password one is made.
         */
        CreateAccount: {
            /** Display Name */
            display_name: string;
            /**
             * Kind
             * @default person
             * @enum {string}
             */
            kind?: "person" | "desk";
            /** Password */
            password?: string | null;
            /** Roles */
            roles: components["schemas"]["Role"][];
            /**
             * Unit Id
             * Format: uuid
             */
            unit_id: string;
            /** Username */
            username: string;
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
         * DeskCredentials
         * @description A desk's client id and secret.
         */
        DeskCredentials: {
            /** Client Id */
            client_id: string;
            /** Client Secret */
            client_secret: string;
        };
        /**
         * DeskToken
         * @description An access token; a desk asks again when it ends.
         */
        DeskToken: {
            /** Access Token */
            access_token: string;
            /** Expires In */
            expires_in: number;
            /**
             * Token Type
             * @default Bearer
             * @constant
             */
            token_type: "Bearer";
        };
        /**
         * EditionList
         * @description All editions, newest first; a year has one, so there is one page.
         */
        EditionList: {
            /** Items */
            items: components["schemas"]["EditionOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * EditionOut
         * @description An edition as it stands; `phase` is not-open, on-time, late or locked.
         */
        EditionOut: {
            actions: components["schemas"]["Actions"];
            /** Activity Types */
            activity_types: components["schemas"]["TermOut"][];
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Document Number */
            document_number: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Focus Areas */
            focus_areas: components["schemas"]["TermOut"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Item Types */
            item_types: components["schemas"]["ItemTypeOut"][];
            /**
             * Locks At
             * Format: date-time
             */
            locks_at: string;
            /** Name */
            name: string;
            /** Notes */
            notes: string;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /** Phase */
            phase: string;
            /**
             * Plan Due On
             * Format: date
             */
            plan_due_on: string;
            /** Revision */
            revision: number;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /**
             * Summary Due On
             * Format: date
             */
            summary_due_on: string;
            /** Summary Due Rolls */
            summary_due_rolls: boolean;
            /** Theme */
            theme: string;
            /** Year */
            year: number;
        };
        /**
         * ItemTypeIn
         * @description A report type with its limits.
         */
        ItemTypeIn: {
            /** Body Max */
            body_max: number;
            /** Body Min */
            body_min: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Photos Max */
            photos_max: number;
            /** Title Max */
            title_max: number;
            /** Videos Max */
            videos_max: number;
        };
        /**
         * ItemTypeOut
         * @description A report type with its limits.
         */
        ItemTypeOut: {
            /** Body Max */
            body_max: number;
            /** Body Min */
            body_min: number;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Photos Max */
            photos_max: number;
            /** Title Max */
            title_max: number;
            /** Videos Max */
            videos_max: number;
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
         * MeOut
         * @description The own account; `actions` is what its roles can do anywhere in the system.
         */
        MeOut: {
            actions: components["schemas"]["Actions"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Display Name */
            display_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Roles */
            roles: string[];
            unit: components["schemas"]["AccountUnit"];
            /** Username */
            username: string;
        };
        /**
         * NameList
         * @description The names that the caller may know; an id that is not there has none for the caller.
         */
        NameList: {
            /** Items */
            items: components["schemas"]["NameOut"][];
        };
        /**
         * NameOut
         * @description Who an account is.
         */
        NameOut: {
            /** Display Name */
            display_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Unit Name */
            unit_name: string;
        };
        /**
         * NewPassword
         * @description The new password; without one, one is made.
         */
        NewPassword: {
            /** Password */
            password?: string | null;
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
         * PublishEdition
         * @description A new edition.
         */
        PublishEdition: {
            /** Activity Types */
            activity_types: components["schemas"]["TermIn"][];
            /** Document Number */
            document_number: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Focus Areas */
            focus_areas: components["schemas"]["TermIn"][];
            /** Item Types */
            item_types: components["schemas"]["ItemTypeIn"][];
            /**
             * Locks At
             * Format: date-time
             */
            locks_at: string;
            /** Name */
            name: string;
            /**
             * Notes
             * @default
             */
            notes?: string;
            /**
             * Opens At
             * Format: date-time
             */
            opens_at: string;
            /**
             * Plan Due On
             * Format: date
             */
            plan_due_on: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /**
             * Summary Due On
             * Format: date
             */
            summary_due_on: string;
            /**
             * Summary Due Rolls
             * @default false
             */
            summary_due_rolls?: boolean;
            /** Theme */
            theme: string;
            /** Year */
            year: number;
        };
        /**
         * Refresh
         * @description The newest refresh token of a session.
         */
        Refresh: {
            /** Refresh Token */
            refresh_token: string;
        };
        /**
         * RegisterUnit
         * @description A unit and its place in an edition; the region is the parent's unless told.
         */
        RegisterUnit: {
            /** Code */
            code: string;
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            kind: components["schemas"]["UnitKind"];
            /** Name */
            name: string;
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Region
             * @default
             */
            region?: string;
            /**
             * Short Name
             * @default
             */
            short_name?: string;
        };
        /**
         * Role
         * @description What an account is for; scope comes from its unit.
         * @enum {string}
         */
        Role: "liaison" | "approver" | "reviewer" | "editor" | "publisher" | "desk" | "registrar" | "operator";
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
         * SessionAccount
         * @description Who signed in.
         */
        SessionAccount: {
            /** Display Name */
            display_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Roles */
            roles: string[];
            unit: components["schemas"]["AccountUnit"];
        };
        /**
         * SessionOut
         * @description With it a refresh token for one use.
         */
        SessionOut: {
            /** Access Token */
            access_token: string;
            account: components["schemas"]["SessionAccount"];
            /** Expires In */
            expires_in: number;
            /** Refresh Token */
            refresh_token: string;
            /**
             * Session Expires At
             * Format: date-time
             */
            session_expires_at: string;
            /**
             * Token Type
             * @default Bearer
             * @constant
             */
            token_type: "Bearer";
        };
        /**
         * SignIn
         * @description A name and its password.
         */
        SignIn: {
            /** Password */
            password: string;
            /** Username */
            username: string;
        };
        /**
         * TermIn
         * @description A word of a vocabulary.
         */
        TermIn: {
            /** Code */
            code: string;
            /**
             * Group
             * @default
             */
            group?: string;
            /** Name */
            name: string;
        };
        /**
         * TermOut
         * @description A word of a vocabulary.
         */
        TermOut: {
            /** Code */
            code: string;
            /**
             * Group
             * @default
             */
            group: string;
            /** Name */
            name: string;
        };
        /**
         * UnitClosedOut
         * @description A unit that ended, and how many accounts with it.
         */
        UnitClosedOut: {
            /** Accounts Revoked */
            accounts_revoked: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * UnitKind
         * @description Kinds of reporting units (教职成函〔2023〕5号: addressees and those they lead).
         * @enum {string}
         */
        UnitKind: "ministry" | "province" | "plan_city" | "corps" | "industry_council" | "school" | "outlet";
        /**
         * UnitOut
         * @description A unit as it is in an edition.
         */
        UnitOut: {
            actions: components["schemas"]["Actions"];
            /** Closed On */
            closed_on: string | null;
            /** Code */
            code: string;
            /**
             * Edition Id
             * Format: uuid
             */
            edition_id: string;
            /**
             * Enrolment Id
             * Format: uuid
             */
            enrolment_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string[];
            /** Region */
            region: string;
            /** Short Name */
            short_name: string;
        };
        /**
         * UnitPage
         * @description Units by code; `next` leads to the page after.
         */
        UnitPage: {
            /** Items */
            items: components["schemas"]["UnitOut"][];
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
    list_accounts_api_registry_v1_accounts_get: {
        parameters: {
            query?: {
                unit?: string | null;
                role?: components["schemas"]["Role"] | null;
                standing?: boolean | null;
                text?: string | null;
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
                    "application/json": components["schemas"]["AccountPage"];
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
    create_api_registry_v1_accounts_post: {
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
                "application/json": components["schemas"]["CreateAccount"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountWithPassword"];
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
    read_api_registry_v1_accounts__account_id__get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                account_id: string;
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
                    "application/json": components["schemas"]["AccountOut"];
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
    reset_api_registry_v1_accounts__account_id__password_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountWithPassword"];
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
    revoke_api_registry_v1_accounts__account_id__revocation_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                account_id: string;
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
                    "application/json": components["schemas"]["AccountOut"];
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
    sign_in_api_registry_v1_browser_session_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BrowserSignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessOut"];
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
    sign_out_api_registry_v1_browser_session_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
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
    renew_api_registry_v1_browser_session_renewal_post: {
        parameters: {
            query?: never;
            header?: {
                "x-openweek-console"?: string | null;
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
                    "application/json": components["schemas"]["AccessOut"];
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
    list_open_api_registry_v1_dead_letters_get: {
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
    give_up_api_registry_v1_dead_letters__letter_id__discard_post: {
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
    replay_api_registry_v1_dead_letters__letter_id__replay_post: {
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
    issue_api_registry_v1_desk_tokens_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskCredentials"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskToken"];
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
    list_editions_api_registry_v1_editions_get: {
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
                    "application/json": components["schemas"]["EditionList"];
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
    publish_api_registry_v1_editions_post: {
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
                "application/json": components["schemas"]["PublishEdition"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditionOut"];
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
    read_current_api_registry_v1_editions_current_get: {
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
                    "application/json": components["schemas"]["EditionOut"];
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
    read_api_registry_v1_editions__edition_id__get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                edition_id: string;
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
                    "application/json": components["schemas"]["EditionOut"];
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
    amend_api_registry_v1_editions__edition_id__put: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string | null;
                "idempotency-key"?: string | null;
            };
            path: {
                edition_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AmendEdition"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditionOut"];
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
    read_api_registry_v1_jwks_json_get: {
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
                    "application/json": {
                        [key: string]: unknown;
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
    read_api_registry_v1_me_get: {
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
                    "application/json": components["schemas"]["MeOut"];
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
    change_api_registry_v1_me_password_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
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
    read_list_api_registry_v1_names_get: {
        parameters: {
            query: {
                id: string[];
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
                    "application/json": components["schemas"]["NameList"];
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
    sign_in_api_registry_v1_sessions_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
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
    sign_out_api_registry_v1_sessions_current_delete: {
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
            204: {
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
    refresh_api_registry_v1_sessions_refresh_post: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
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
    read_api_registry_v1_state_get: {
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
    list_units_api_registry_v1_units_get: {
        parameters: {
            query?: {
                edition?: string | null;
                under?: string | null;
                kind?: components["schemas"]["UnitKind"] | null;
                text?: string | null;
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
                    "application/json": components["schemas"]["UnitPage"];
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
    register_api_registry_v1_units_post: {
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
                "application/json": components["schemas"]["RegisterUnit"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitOut"];
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
    read_api_registry_v1_units__unit_id__get: {
        parameters: {
            query?: {
                edition?: string | null;
            };
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                unit_id: string;
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
                    "application/json": components["schemas"]["UnitOut"];
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
    close_api_registry_v1_units__unit_id__closure_post: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                unit_id: string;
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
                    "application/json": components["schemas"]["UnitClosedOut"];
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
