<?php

/**
 * Safelane's partner API without any dependency. PHP 8.1 or later, with allow_url_fopen.
 *
 * As a program it forwards a case, repeats it, follows it, writes about it, and takes it back. It wants SAFELANE_URL and
 * SAFELANE_KEY; SAFELANE_JURISDICTION is RS without it.
 */

declare(strict_types=1);

/** Safelane said no. The type never changes and is what to look at; null where API Gateway said so. */
final class Refused extends RuntimeException
{
    public function __construct(public readonly int $status, public readonly ?string $type, string $detail)
    {
        parent::__construct("$status: $detail");
    }
}

/** A deployment, asked with a partner's key. What isn't answered, or not just now, is sent again: it is done once. */
final class Safelane
{
    private const TRIES = 6;
    /** Microseconds before the second try; twice as long before each further one. */
    private const PAUSE = 500_000;
    /** API Gateway answers 500 when a key could not be looked up: that, too, may be sent again. */
    private const AGAIN = [429, 500, 502, 503, 504];

    private readonly string $reports;

    public function __construct(string $url, private readonly string $key)
    {
        $this->reports = rtrim($url, '/') . '/v1/partner/reports';
    }

    /**
     * @param array<string, mixed> $case its fields stand in the API's description
     * @param string $idempotencyKey one for each case, and the same when it is sent again
     * @return array{id: string, reference: string, receivedAt: string}
     */
    public function forward(array $case, string $idempotencyKey): array
    {
        return $this->ask('POST', '', $case, ["idempotency-key: $idempotencyKey"]);
    }

    /** @return array<string, mixed> */
    public function show(string $report): array
    {
        return $this->ask('GET', '/' . rawurlencode($report));
    }

    /**
     * Your reports received since a moment, page after page.
     *
     * @return Generator<int, array<string, mixed>>
     */
    public function since(DateTimeInterface $moment): Generator
    {
        $query = ['since' => $moment->format(DateTimeInterface::RFC3339)];
        do {
            $page = $this->ask('GET', '?' . http_build_query($query, '', '&', PHP_QUERY_RFC3986));
            foreach ($page['reports'] as $summary) {
                yield $summary;
            }
            $query['cursor'] = $page['cursor'] ?? null;
        } while ($query['cursor'] !== null);
    }

    /** @return array{at: string} */
    public function write(string $report, string $text, bool $danger = false): array
    {
        return $this->ask('POST', '/' . rawurlencode($report) . '/messages', ['text' => $text, 'danger' => $danger]);
    }

    /** @return array<string, string> */
    public function withdraw(string $report): array
    {
        return $this->ask('POST', '/' . rawurlencode($report) . '/withdraw');
    }

    /**
     * @param array<string, mixed>|null $body
     * @param list<string> $headers
     * @return array<string, mixed>
     */
    private function ask(string $method, string $path, ?array $body = null, array $headers = []): array
    {
        $context = stream_context_create(['http' => [
            'method' => $method,
            'header' => [
                "authorization: Bearer $this->key",
                ...($body === null ? [] : ['content-type: application/json']),
                ...$headers,
            ],
            'content' => $body === null ? '' : json_encode($body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE),
            'ignore_errors' => true,
            'follow_location' => 0,
            'timeout' => 30,
        ]]);
        for ($attempt = 1; ; $attempt++) {
            $http_response_header = [];
            $answer = @file_get_contents($this->reports . $path, false, $context);
            $status = preg_match('~^HTTP/\S+ (\d{3})~', $http_response_header[0] ?? '', $found) ? (int) $found[1] : 0;
            $isDone = $answer !== false && $status !== 0 && !in_array($status, self::AGAIN, true);
            if ($isDone || $attempt === self::TRIES) {
                return $this->given($status, $answer === false ? '' : $answer);
            }
            usleep($this->waitIn($http_response_header) ?? self::PAUSE * 2 ** ($attempt - 1));
        }
    }

    /**
     * `Retry-After` in seconds, as Safelane gives it.
     *
     * @param list<string> $headers
     */
    private function waitIn(array $headers): ?int
    {
        foreach ($headers as $header) {
            if (preg_match('/^retry-after:\s*(\d+)\s*$/i', $header, $found)) {
                return (int) $found[1] * 1_000_000;
            }
        }
        return null;
    }

    /** @return array<string, mixed> */
    private function given(int $status, string $answer): array
    {
        $told = json_decode($answer, true);
        if ($status >= 200 && $status < 300 && is_array($told)) {
            return $told;
        }
        $told = is_array($told) ? $told : [];
        throw new Refused($status, $told['type'] ?? null, $told['detail'] ?? $told['message'] ?? 'no answer');
    }
}

function main(): void
{
    [$url, $key] = [getenv('SAFELANE_URL'), getenv('SAFELANE_KEY')];
    if (!$url || !$key) {
        throw new RuntimeException('set SAFELANE_URL and SAFELANE_KEY');
    }
    $say = fn (string $what, mixed $value) => print("$what: " . json_encode($value, JSON_UNESCAPED_SLASHES) . "\n");
    $api = new Safelane($url, $key);
    $case = [
        'jurisdiction' => getenv('SAFELANE_JURISDICTION') ?: 'RS',
        'language' => 'en',
        'reporter' => 'hotline',
        'case' => 'EXAMPLE/1',
        'text' => 'This is a try of the programming interface. Nothing happened.',
    ];
    // In a program of yours it is the case's own number, so that it is the same after a crash.
    $idempotencyKey = 'example-' . bin2hex(random_bytes(16));
    $started = new DateTimeImmutable('1 minute ago');

    $first = $api->forward($case, $idempotencyKey);
    $say('forwarded', $first);
    if ($api->forward($case, $idempotencyKey) !== $first) {
        throw new RuntimeException('the same case was answered otherwise');
    }
    $say('repeated', 'the same answer');

    $report = $api->show($first['id']);
    $say('followed', ['progress' => $report['progress'], 'steps' => $report['steps']]);

    $listed = array_column(iterator_to_array($api->since($started), false), 'id');
    if (!in_array($first['id'], $listed, true)) {
        throw new RuntimeException('the case is not in the list');
    }
    $say('listed', $listed);

    $say('written', $api->write($first['id'], 'It was only a try.'));
    $say('withdrawn', $api->withdraw($first['id']));
}

if (realpath($_SERVER['SCRIPT_FILENAME'] ?? '') === __FILE__) {
    try {
        main();
    } catch (Throwable $error) {
        fwrite(STDERR, $error->getMessage() . "\n");
        exit(1);
    }
}
