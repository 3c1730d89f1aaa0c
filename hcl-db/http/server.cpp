// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/http/server.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "hcl-db/http/connections.hpp"
#include "hcl-db/http/exchange.hpp"
#include "hcl-db/http/request_ids.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <microhttpd.h>
#include <sys/socket.h>
#include <utility>

namespace ocks::http {

struct Server::State {
    Application application;
    Limits limits;
    Address address;
    Budget budget;
    std::unique_ptr<Connections> connections;
    RequestIds ids;
    MHD_Daemon* daemon = nullptr;
};

namespace {

/// On every answer. Nothing that we serve may run, be framed, or be taken for another type.
constexpr auto always = std::to_array<std::pair<const char*, const char*>>({
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
     "'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
});

MHD_Result send(MHD_Connection* connection, Response answer)
{
    // The string lives until the last byte is sent; libmicrohttpd then hands it back to be deleted.
    auto body = std::make_unique<std::string>(std::move(answer.body));
    std::string& bytes = *body;
    MHD_Response* response = MHD_create_response_from_buffer_with_free_callback_cls(
        bytes.size(), bytes.data(), [](void* owned) { delete static_cast<std::string*>(owned); }, body.get());
    if (response == nullptr)
        return MHD_NO;
    (void)body.release();
    for (const auto& [name, value] : always) {
        // A badge says for itself that other sites may show it.
        if (std::ranges::find(answer.headers, name, &std::pair<std::string, std::string>::first) ==
            answer.headers.end())
            MHD_add_response_header(response, name, value);
    }
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, answer.type.c_str());
    for (const auto& [name, value] : answer.headers)
        MHD_add_response_header(response, name.c_str(), value.c_str());
    const MHD_Result queued = MHD_queue_response(connection, answer.status, response);
    MHD_destroy_response(response);
    return queued;
}

/// Straight to the socket, before the body was read. libmicrohttpd would close the connection behind such an
/// answer; the kernel then resets it because of the unread bytes, and the client never sees why.
bool send_at_once(MHD_Connection* connection, const Response& answer)
{
    const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (info == nullptr)
        return false;
    std::string bytes = "HTTP/1.1 " + std::to_string(answer.status) + " " + std::string{reason_of(answer.status)} +
                        "\r\nConnection: close\r\nContent-Length: " + std::to_string(answer.body.size()) +
                        "\r\nContent-Type: " + answer.type + "\r\n";
    for (const auto& [name, value] : always)
        bytes += std::string{name} + ": " + value + "\r\n";
    for (const auto& [name, value] : answer.headers)
        bytes.append(name).append(": ").append(value).append("\r\n");
    bytes += "\r\n" + answer.body;
    const ssize_t sent = ::send(info->connect_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    return sent == static_cast<ssize_t>(bytes.size());
}

/// True if bytes of a body follow the head whether or not we want them.
bool is_sending(const Headers& headers)
{
    const bool has_body = !headers.transfer_encoding.empty() ||
                          (!headers.content_lengths.empty() && headers.content_lengths.front() != "0");
    return has_body && headers.expect.empty();
}

MHD_Result refuse(MHD_Connection* connection, Exchange& exchange, Response answer, const Headers& headers)
{
    exchange.note(answer);
    if (!is_sending(headers))
        return send(connection, std::move(answer));
    if (!send_at_once(connection, answer))
        return MHD_NO;
    exchange.discard_body();
    return MHD_YES;
}

std::string header(MHD_Connection* connection, const char* name)
{
    const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value == nullptr ? std::string{} : std::string{value};
}

Headers headers_of(MHD_Connection* connection, RequestIds& ids)
{
    Headers headers{.content_type = header(connection, MHD_HTTP_HEADER_CONTENT_TYPE),
                    .host = header(connection, MHD_HTTP_HEADER_HOST),
                    .accept = header(connection, MHD_HTTP_HEADER_ACCEPT),
                    .accept_language = header(connection, MHD_HTTP_HEADER_ACCEPT_LANGUAGE),
                    .if_none_match = header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH),
                    .transfer_encoding = header(connection, MHD_HTTP_HEADER_TRANSFER_ENCODING),
                    .expect = header(connection, MHD_HTTP_HEADER_EXPECT),
                    .request_id = ids.of(header(connection, "X-Request-Id")),
                    .content_lengths = {}};
    MHD_get_connection_values(
        connection,
        MHD_HEADER_KIND,
        [](void* list, MHD_ValueKind, const char* name, const char* value) {
            if (strcasecmp(name, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0)
                static_cast<std::vector<std::string>*>(list)->emplace_back(value == nullptr ? "" : value);
            return MHD_YES;
        },
        &headers.content_lengths);
    return headers;
}

/// What notice() keeps with a connection; null for one that is ending.
Connections::Handle* handle_of(MHD_Connection* connection)
{
    const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info == nullptr ? nullptr : static_cast<Connections::Handle*>(info->socket_context);
}

/// Called when a connection has come, and when it goes: then its socket is still open.
void notice(void* server, MHD_Connection* connection, void** context, MHD_ConnectionNotificationCode what)
{
    Connections& connections = *static_cast<Server::State*>(server)->connections;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        if (const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD))
            *context = std::make_unique<Connections::Handle>(connections.opened(info->connect_fd)).release();
        return;
    }
    const std::unique_ptr<Connections::Handle> handle{
        static_cast<Connections::Handle*>(std::exchange(*context, nullptr))};
    if (handle != nullptr)
        connections.closing(*handle);
}

/// Called once per request before anything else is; what it returns comes back as `*context`.
void* begin(void* /*server*/, const char* target, MHD_Connection* /*connection*/)
{
    return std::make_unique<Exchange>(target).release();
}

void end(void* server, MHD_Connection* connection, void** context, MHD_RequestTerminationCode /*why*/)
{
    Server::State& state = *static_cast<Server::State*>(server);
    if (const Connections::Handle* handle = handle_of(connection))
        state.connections->is_answered(*handle);
    const std::unique_ptr<Exchange> finished{static_cast<Exchange*>(std::exchange(*context, nullptr))};
    if (finished != nullptr && state.application.observe)
        state.application.observe(finished->observed());
}

/// Called with the head of a request, then with each piece of its body, then once more at its end.
MHD_Result proceed(void* server,
                   MHD_Connection* connection,
                   const char* /*url*/,
                   const char* method,
                   const char* /*version*/,
                   const char* piece,
                   std::size_t* piece_size,
                   void** context)
{
    auto& state = *static_cast<Server::State*>(server);
    auto* exchange = static_cast<Exchange*>(*context);
    if (exchange == nullptr)
        return MHD_NO;
    if (!exchange->has_head()) {
        if (const Connections::Handle* handle = handle_of(connection))
            state.connections->has_head(*handle);
        const Headers headers = headers_of(connection, state.ids);
        auto refused = exchange->take_head(method, headers, state.application, state.budget);
        return refused ? refuse(connection, *exchange, *std::move(refused), headers) : MHD_YES;
    }
    if (*piece_size == 0) {
        if (exchange->is_discarding())
            return MHD_NO;
        Response answer = exchange->answer();
        exchange->note(answer);
        return send(connection, std::move(answer));
    }
    if (!exchange->take({piece, std::exchange(*piece_size, 0)}, state.limits.deadline))
        return MHD_NO;
    return MHD_YES;
}

/// Targets are decoded by parse_target(), which refuses what it does not understand.
std::size_t leave_encoded(void* /*server*/, MHD_Connection* /*connection*/, char* text)
{
    return std::strlen(text);
}

}  // namespace

Server::Server(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Result<std::unique_ptr<Server>> Server::start(const Address& address, Application application, const Limits& limits)
{
    auto listener = listen_on(address);
    if (!listener)
        return Failure(listener.error());
    auto state = std::make_unique<State>();
    state->application = std::move(application);
    state->limits = limits;
    state->address = listener->address;
    state->budget.left = limits.upload_bytes;
    state->connections = std::make_unique<Connections>(limits.head, limits.deadline);

    errno = 0;
    state->daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD,
                                     0,
                                     nullptr,
                                     nullptr,
                                     &proceed,
                                     state.get(),
                                     MHD_OPTION_LISTEN_SOCKET,
                                     listener->socket.number(),
                                     MHD_OPTION_THREAD_POOL_SIZE,
                                     limits.threads,
                                     MHD_OPTION_CONNECTION_LIMIT,
                                     limits.connections,
                                     MHD_OPTION_PER_IP_CONNECTION_LIMIT,
                                     limits.connections_per_address,
                                     MHD_OPTION_CONNECTION_TIMEOUT,
                                     static_cast<unsigned>(limits.silence.count()),
                                     MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                                     limits.header_bytes,
                                     MHD_OPTION_STRICT_FOR_CLIENT,
                                     1,
                                     MHD_OPTION_UNESCAPE_CALLBACK,
                                     &leave_encoded,
                                     nullptr,
                                     MHD_OPTION_URI_LOG_CALLBACK,
                                     &begin,
                                     nullptr,
                                     MHD_OPTION_NOTIFY_COMPLETED,
                                     &end,
                                     state.get(),
                                     MHD_OPTION_NOTIFY_CONNECTION,
                                     &notice,
                                     state.get(),
                                     MHD_OPTION_END);
    if (state->daemon == nullptr)
        return fail(Errc::io, to_string(address), errno == 0 ? "the server did not start" : std::strerror(errno));
    (void)listener->socket.release();  // libmicrohttpd closes it
    return std::unique_ptr<Server>{new Server{std::move(state)}};
}

Server::~Server()
{
    MHD_stop_daemon(m_state->daemon);
}

const Address& Server::address() const
{
    return m_state->address;
}

}  // namespace ocks::http
