#include "screen/arrow_output.hpp"

#include <cstring>
#include <utility>

namespace huiqi::screening {

namespace {

struct schema_parts {
    std::string format, name, metadata;
    std::vector<ArrowSchema> children;
    std::vector<ArrowSchema*> pointers;
    ArrowSchema dictionary{};
};

void release_schema(ArrowSchema* schema) {
    // Whoever took a child away has marked it as released.
    auto* const parts = static_cast<schema_parts*>(schema->private_data);
    for (auto& each : parts->children)
        if (each.release != nullptr) each.release(&each);
    if (parts->dictionary.release != nullptr) parts->dictionary.release(&parts->dictionary);
    schema->release = nullptr;
    delete parts;
}

[[nodiscard]] arrow_schema make_schema(std::unique_ptr<schema_parts> parts, std::int64_t flags) {
    ArrowSchema made{};
    for (auto& each : parts->children) parts->pointers.push_back(&each);
    made.format = parts->format.c_str();
    made.name = parts->name.c_str();
    made.metadata = parts->metadata.empty() ? nullptr : parts->metadata.data();
    made.flags = flags;
    made.n_children = static_cast<std::int64_t>(parts->children.size());
    made.children = parts->pointers.data();
    if (parts->dictionary.release != nullptr) made.dictionary = &parts->dictionary;
    made.release = release_schema;
    made.private_data = parts.release();
    return arrow_schema{made};
}

struct array_parts {
    std::vector<void const*> buffers;
    std::vector<ArrowArray> children;
    std::vector<ArrowArray*> pointers;
    ArrowArray dictionary{};
    std::shared_ptr<void const> owner;
};

void release_array(ArrowArray* array) {
    auto* const parts = static_cast<array_parts*>(array->private_data);
    for (auto& each : parts->children)
        if (each.release != nullptr) each.release(&each);
    if (parts->dictionary.release != nullptr) parts->dictionary.release(&parts->dictionary);
    array->release = nullptr;
    delete parts;
}

[[nodiscard]] arrow_array make(std::int64_t rows, std::int64_t offset, std::int64_t nulls,
                               std::unique_ptr<array_parts> parts) {
    ArrowArray made{};
    for (auto& each : parts->children) parts->pointers.push_back(&each);
    made.length = rows;
    made.null_count = nulls;
    made.offset = offset;
    made.n_buffers = static_cast<std::int64_t>(parts->buffers.size());
    made.n_children = static_cast<std::int64_t>(parts->children.size());
    made.buffers = parts->buffers.data();
    made.children = parts->pointers.data();
    if (parts->dictionary.release != nullptr) made.dictionary = &parts->dictionary;
    made.release = release_array;
    made.private_data = parts.release();
    return arrow_array{made};
}

/// The bytes of metadata, whose length is told only by reading them.
[[nodiscard]] std::string metadata_bytes(char const* metadata) {
    if (metadata == nullptr) return {};
    auto const number = [&](std::size_t at) {
        std::int32_t read = 0;
        std::memcpy(&read, metadata + at, sizeof read);
        return read < 0 ? std::int32_t{0} : read;
    };
    std::size_t size = sizeof(std::int32_t);
    for (auto left = std::int64_t{2} * number(0); left > 0; --left)
        size += sizeof(std::int32_t) + static_cast<std::size_t>(number(size));
    return {metadata, size};
}

} // namespace

arrow_schema make_field(std::string_view name, std::string_view format, bool nullable) {
    auto parts = std::make_unique<schema_parts>();
    parts->name = name;
    parts->format = format;
    return make_schema(std::move(parts), nullable ? ARROW_FLAG_NULLABLE : 0);
}

arrow_schema make_field_with(std::string_view name, std::string_view format, std::string_view key,
                             std::string_view said) {
    auto parts = std::make_unique<schema_parts>();
    parts->name = name;
    parts->format = format;
    auto const number = [&](std::size_t of) {
        auto const written = static_cast<std::int32_t>(of);
        char bytes[sizeof written];
        std::memcpy(bytes, &written, sizeof written);
        parts->metadata.append(bytes, sizeof bytes);
    };
    number(1);
    for (auto const text : {key, said}) {
        number(text.size());
        parts->metadata += text;
    }
    return make_schema(std::move(parts), ARROW_FLAG_NULLABLE);
}

arrow_schema make_dictionary_field(std::string_view name, std::string_view index_format) {
    auto parts = std::make_unique<schema_parts>();
    parts->name = name;
    parts->format = index_format;
    make_field("", "u").give_to(parts->dictionary);
    return make_schema(std::move(parts), ARROW_FLAG_NULLABLE);
}

arrow_schema make_table_schema(std::vector<arrow_schema> columns) {
    auto parts = std::make_unique<schema_parts>();
    parts->format = "+s";
    parts->children.resize(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].give_to(parts->children[i]);
    return make_schema(std::move(parts), 0);
}

arrow_schema copy_of(ArrowSchema const& field) {
    auto parts = std::make_unique<schema_parts>();
    parts->format = field.format;
    parts->name = field.name == nullptr ? "" : field.name;
    parts->metadata = metadata_bytes(field.metadata);
    parts->children.resize(static_cast<std::size_t>(field.n_children));
    for (std::size_t i = 0; i < parts->children.size(); ++i) copy_of(*field.children[i]).give_to(parts->children[i]);
    if (field.dictionary != nullptr) copy_of(*field.dictionary).give_to(parts->dictionary);
    return make_schema(std::move(parts), field.flags);
}

arrow_array make_array(std::int64_t rows, std::vector<void const*> buffers, std::shared_ptr<void const> owner) {
    auto parts = std::make_unique<array_parts>();
    std::int64_t const nulls = buffers.empty() || buffers.front() == nullptr ? 0 : -1;
    parts->buffers = std::move(buffers);
    parts->owner = std::move(owner);
    return make(rows, 0, nulls, std::move(parts));
}

arrow_array with_dictionary(arrow_array indices, arrow_array values) {
    // The indices are ours, so their parts can be reached.
    auto* const parts = static_cast<array_parts*>(indices->private_data);
    values.give_to(parts->dictionary);
    indices->dictionary = &parts->dictionary;
    return indices;
}

arrow_array make_table(std::int64_t rows, std::vector<arrow_array> columns) {
    auto parts = std::make_unique<array_parts>();
    parts->buffers.push_back(nullptr);
    parts->children.resize(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].give_to(parts->children[i]);
    return make(rows, 0, 0, std::move(parts));
}

arrow_array make_texts(std::vector<std::string> const& texts) {
    struct held {
        std::vector<std::int32_t> offsets{0};
        std::string characters;
    };
    auto const made = std::make_shared<held>();
    for (auto const& each : texts) {
        made->characters += each;
        made->offsets.push_back(static_cast<std::int32_t>(made->characters.size()));
    }
    return make_array(static_cast<std::int64_t>(texts.size()), {nullptr, made->offsets.data(), made->characters.data()},
                      made);
}

arrow_array slice_of(ArrowArray const& column, std::int64_t first, std::int64_t rows,
                     std::shared_ptr<void const> owner) {
    auto parts = std::make_unique<array_parts>();
    parts->buffers.assign(column.buffers, column.buffers + column.n_buffers);
    parts->children.resize(static_cast<std::size_t>(column.n_children));
    // A structure's fields are cut by its offset, a list's items by its own offsets: children stay whole.
    for (std::size_t i = 0; i < parts->children.size(); ++i) {
        auto const& child = *column.children[i];
        slice_of(child, 0, child.length, owner).give_to(parts->children[i]);
    }
    if (column.dictionary != nullptr)
        slice_of(*column.dictionary, 0, column.dictionary->length, owner).give_to(parts->dictionary);
    parts->owner = std::move(owner);
    return make(rows, column.offset + first, column.null_count == 0 ? 0 : -1, std::move(parts));
}

} // namespace huiqi::screening
