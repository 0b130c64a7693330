// Written by `npm run api` from contracts/openapi/media.json. Do not edit.
export interface paths {
    "/api/media/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own Assets
         * @description The unit's own assets, newest first.
         */
        get: operations["own_assets_api_media_v1_assets_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/assets/{asset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One
         * @description An asset with its state and, when it cannot be used, the reason.
         */
        get: operations["one_api_media_v1_assets__asset_id__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/assets/{asset_id}/renditions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rendition
         * @description A redirect to the bytes; the link behind it is dead within 30 s. Services ask with `X-Openweek-Network: inside`,
         *     which the gateway takes away from everybody else.
         */
        get: operations["rendition_api_media_v1_assets__asset_id__renditions__name__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/assets/{asset_id}/renditions/{name}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rendition Link
         * @description The same link as an answer: browsers of before 2023 carry the token along with a redirect, and the store refuses
         *     a request that bears two proofs.
         */
        get: operations["rendition_link_api_media_v1_assets__asset_id__renditions__name__link_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/dead-letters": {
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
        get: operations["list_open_api_media_v1_dead_letters_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/dead-letters/{letter_id}/discard": {
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
        post: operations["give_up_api_media_v1_dead_letters__letter_id__discard_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/dead-letters/{letter_id}/replay": {
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
        post: operations["replay_api_media_v1_dead_letters__letter_id__replay_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/released/{asset_id}/renditions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Released Rendition
         * @description A redirect to the bytes; 404 before a release and under embargo, 410 after a withdrawal.
         */
        get: operations["released_rendition_api_media_v1_released__asset_id__renditions__name__get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/state": {
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
        get: operations["read_api_media_v1_state_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Upload
         * @description Declare a file.
         */
        post: operations["open_upload_api_media_v1_uploads_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/uploads/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign
         * @description Sign one call of an upload client; answers hold links and are never kept.
         */
        post: operations["sign_api_media_v1_uploads_sign_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Progress
         * @description What the store has of it.
         */
        get: operations["progress_api_media_v1_uploads__upload_id__get"];
        put?: never;
        post?: never;
        /**
         * Cancel
         * @description Give an upload up.
         */
        delete: operations["cancel_api_media_v1_uploads__upload_id__delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/uploads/{upload_id}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete
         * @description Put the parts together; idempotent by its nature, whatever the key.
         */
        post: operations["complete_api_media_v1_uploads__upload_id__completion_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/v1/uploads/{upload_id}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Parts
         * @description Links for parts; answers hold links and are never kept.
         */
        post: operations["parts_api_media_v1_uploads__upload_id__parts_post"];
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
         * AssetOut
         * @description An asset.
         */
        AssetOut: {
            actions: components["schemas"]["Actions"];
            /** Ai Generated */
            ai_generated: boolean;
            /** Bytes */
            bytes: number;
            /** Caption */
            caption: string;
            /** Content Type */
            content_type: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Credit */
            credit: string;
            /** File Name */
            file_name: string;
            /** Height */
            height: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Licence */
            licence: string;
            /** People Consented */
            people_consented: boolean;
            /** Reason */
            reason: string | null;
            /** Reason Code */
            reason_code: string | null;
            /** Renditions */
            renditions: components["schemas"]["RenditionOut"][];
            /** Seconds */
            seconds: number;
            /** Sha256 */
            sha256: string | null;
            /** State */
            state: string;
            /** State Words */
            state_words: string;
            /**
             * Unit Id
             * Format: uuid
             */
            unit_id: string;
            /** Width */
            width: number;
        };
        /**
         * AssetPage
         * @description Assets, newest first.
         */
        AssetPage: {
            /** Items */
            items: components["schemas"]["AssetOut"][];
            /** Next Cursor */
            next_cursor: string | null;
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
         * PartOut
         * @description A part that the store has.
         */
        PartOut: {
            /** Bytes */
            bytes: number;
            /** Etag */
            etag: string;
            /** Number */
            number: number;
        };
        /**
         * PartsIn
         * @description Parts to be sent next.
         */
        PartsIn: {
            /** Numbers */
            numbers: number[];
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
         * RenditionLink
         * @description Where the bytes are, for 30 s.
         */
        RenditionLink: {
            /** Url */
            url: string;
        };
        /**
         * RenditionOut
         * @description A form of the asset; `href` answers with a redirect that lives for 30 s.
         */
        RenditionOut: {
            /** Bytes */
            bytes: number;
            /** Content Type */
            content_type: string;
            /** Height */
            height: number;
            /** Href */
            href: string;
            /** Name */
            name: string;
            /** Sha256 */
            sha256: string;
            /** Width */
            width: number;
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
         * SignIn
         * @description A call that an upload client wants to make, in the words of Uppy.
         */
        SignIn: {
            /** Contenttype */
            contentType?: string | null;
            /** Key */
            key: string;
            /**
             * Method
             * @enum {string}
             */
            method: "PUT" | "POST" | "GET" | "DELETE";
            /** Partnumber */
            partNumber?: number | null;
            /** Uploadid */
            uploadId?: string | null;
        };
        /**
         * SignOut
         * @description The link, the key that it is for, and headers to send.
         */
        SignOut: {
            /** Headers */
            headers: {
                [key: string]: string;
            };
            /** Key */
            key: string;
            /** Url */
            url: string;
        };
        /**
         * SignedPartOut
         * @description A link for one PUT of exactly `bytes` bytes; the client's own Content-Length is part of the signature.
         */
        SignedPartOut: {
            /** Bytes */
            bytes: number;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Number */
            number: number;
            /** Url */
            url: string;
        };
        /**
         * SignedPartsOut
         * @description Links for parts.
         */
        SignedPartsOut: {
            /** Parts */
            parts: components["schemas"]["SignedPartOut"][];
        };
        /**
         * UploadIn
         * @description A file that the unit wants to send.
         */
        UploadIn: {
            /** Ai Generated */
            ai_generated: boolean;
            /** Bytes */
            bytes: number;
            /** Caption */
            caption: string;
            /** Content Type */
            content_type: string;
            /** Credit */
            credit: string;
            /** File Name */
            file_name: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "photo" | "video";
            /**
             * Licence
             * @example openweek-media-use
             */
            licence: string;
            /** People Consented */
            people_consented: boolean;
            /** Sha256 */
            sha256?: string | null;
        };
        /**
         * UploadOpened
         * @description Where the bytes go: `part_bytes` a part, the last one smaller. An upload has the id of its asset.
         */
        UploadOpened: {
            actions: components["schemas"]["Actions"];
            /**
             * Asset Id
             * Format: uuid
             */
            asset_id: string;
            /** Key */
            key: string;
            /** Part Bytes */
            part_bytes: number;
            /** Parts Count */
            parts_count: number;
            /** State */
            state: string;
            /**
             * Upload Id
             * Format: uuid
             */
            upload_id: string;
        };
        /**
         * UploadOut
         * @description How far an upload is; `multipart_id` is the store's own name of it.
         */
        UploadOut: {
            actions: components["schemas"]["Actions"];
            /**
             * Asset Id
             * Format: uuid
             */
            asset_id: string;
            /** Bytes */
            bytes: number;
            /** Key */
            key: string;
            /** Missing */
            missing: number[];
            /** Multipart Id */
            multipart_id: string | null;
            /** Part Bytes */
            part_bytes: number;
            /** Parts */
            parts: components["schemas"]["PartOut"][];
            /** Parts Count */
            parts_count: number;
            /** State */
            state: string;
            /**
             * Upload Id
             * Format: uuid
             */
            upload_id: string;
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
    own_assets_api_media_v1_assets_get: {
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
                    "application/json": components["schemas"]["AssetPage"];
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
    one_api_media_v1_assets__asset_id__get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                asset_id: string;
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
                    "application/json": components["schemas"]["AssetOut"];
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
    rendition_api_media_v1_assets__asset_id__renditions__name__get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                asset_id: string;
                name: "original" | "web" | "preview" | "cover";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            302: {
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
    rendition_link_api_media_v1_assets__asset_id__renditions__name__link_get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                asset_id: string;
                name: "original" | "web" | "preview" | "cover";
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
                    "application/json": components["schemas"]["RenditionLink"];
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
    list_open_api_media_v1_dead_letters_get: {
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
    give_up_api_media_v1_dead_letters__letter_id__discard_post: {
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
    replay_api_media_v1_dead_letters__letter_id__replay_post: {
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
    released_rendition_api_media_v1_released__asset_id__renditions__name__get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                asset_id: string;
                name: "web" | "preview" | "cover" | "mp4";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            302: {
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
    read_api_media_v1_state_get: {
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
    open_upload_api_media_v1_uploads_post: {
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
                "application/json": components["schemas"]["UploadIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadOpened"];
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
    sign_api_media_v1_uploads_sign_post: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignOut"];
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
    progress_api_media_v1_uploads__upload_id__get: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                upload_id: string;
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
                    "application/json": components["schemas"]["UploadOut"];
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
    cancel_api_media_v1_uploads__upload_id__delete: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string | null;
            };
            path: {
                upload_id: string;
            };
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
    complete_api_media_v1_uploads__upload_id__completion_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
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
                    "application/json": components["schemas"]["AssetOut"];
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
    parts_api_media_v1_uploads__upload_id__parts_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartsIn"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedPartsOut"];
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
