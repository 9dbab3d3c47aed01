<?php
// Verifies a notice of Safelane (Standard Webhooks) with nothing but PHP. As a program:
//
//   WEBHOOK_SECRET='whsec_…' php verify.php "$id" "$timestamp" "$signature" < body
//
// It prints the notice and ends with 0, or says why not and ends with 1.
declare(strict_types=1);

/** Older ones, and ones from the future, are somebody's who sends again what he overheard. In seconds. */
const TOLERANCE = 5 * 60;

/**
 * @param string $body as it came, byte for byte: parsed and written again it is another one
 * @throws RuntimeException when the notice is not Safelane's, or too old
 */
function verified(string $secret, string $id, string $timestamp, string $signature, string $body, ?int $now = null): array
{
    if (!preg_match('/^\d+$/D', $timestamp) || abs(($now ?? time()) - (int) $timestamp) > TOLERANCE) {
        throw new RuntimeException('it is not of this moment');
    }
    $key = base64_decode(preg_replace('/^whsec_/', '', $secret), true);
    if ($key === false || $key === '') {
        throw new RuntimeException('the secret is none');
    }
    $wanted = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    // One or more, with spaces between them, while a secret is changed.
    foreach (explode(' ', $signature) as $one) {
        if (hash_equals($wanted, $one)) {
            return json_decode($body, true, 16, JSON_THROW_ON_ERROR);
        }
    }
    throw new RuntimeException('it is not signed with this secret');
}

if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    try {
        [, $id, $timestamp, $signature] = $argv + [1 => '', '', ''];
        $notice = verified((string) getenv('WEBHOOK_SECRET'), $id, $timestamp, $signature, stream_get_contents(STDIN));
        echo json_encode($notice, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
    } catch (Throwable $error) {
        fwrite(STDERR, $error->getMessage() . "\n");
        exit(1);
    }
}
