<?php
// Gets a token for one of your site's learners, with nothing but PHP 8.
//
//   COURSEWRIGHT_URL=https://courses.example.org COURSEWRIGHT_EMBED_KEY=ek_… COURSEWRIGHT_EMBED_SECRET=… \
//     php learner-token.php LEARNER_ID [NAME [EMAIL]]

function base64url(string $data): string
{
    return rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
}

/** $id is yours and must stay the same. Gives ['token' => …, 'expiresIn' => …, 'courses' => …] for the page. */
function learnerToken(string $id, string $name = '', string $email = '', ?string $guest = null): array
{
    $url = getenv('COURSEWRIGHT_URL');
    $embedKey = getenv('COURSEWRIGHT_EMBED_KEY');
    $now = time();
    $header = base64url(json_encode(['alg' => 'HS256', 'typ' => 'JWT']));
    $claims = base64url(json_encode([
        'iss' => $embedKey,
        'aud' => $url,
        'sub' => $id,
        'name' => $name,
        'email' => $email,
        'iat' => $now,
        'exp' => $now + 120,
        'jti' => bin2hex(random_bytes(16)),
    ]));
    $signature = hash_hmac('sha256', "$header.$claims", getenv('COURSEWRIGHT_EMBED_SECRET'), true);
    $grant = [
        'grant' => 'assertion',
        'embedKey' => $embedKey,
        'assertion' => "$header.$claims." . base64url($signature),
    ];
    if ($guest !== null) {
        $grant['guest'] = $guest;
    }
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => 'Content-Type: application/json',
        'content' => json_encode($grant),
        'ignore_errors' => true,
    ]]);
    $answer = json_decode(file_get_contents("$url/api/tokens", false, $context), true);
    if (!isset($answer['token'])) {
        throw new RuntimeException("{$answer['title']}: {$answer['detail']}");
    }
    return $answer;
}

if (isset($argv[1]) && realpath($argv[0]) === __FILE__) {
    echo json_encode(learnerToken(...array_slice($argv, 1))), "\n";
}
