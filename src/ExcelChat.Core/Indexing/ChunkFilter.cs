using System.Linq.Expressions;
using ExcelChat.Chunks;

namespace ExcelChat.Indexing;

/// <summary>Filters on records, within what every vector store translates: equality, and membership in a list.</summary>
internal static class ChunkFilter
{
    /// <summary>Everything, of all tenants.</summary>
    public static Expression<Func<Dictionary<string, object?>, bool>> All { get; } = _ => true;

    /// <summary>What belongs to a tenant. What is searched by is narrower.</summary>
    public static Expression<Func<Dictionary<string, object?>, bool>> OfTenant(string tenant) => record => (string)record[ChunkRecord.TenantName]! == tenant;

    public static Expression<Func<Dictionary<string, object?>, bool>> OfWorkbook(string tenant, string workbook)
        => OfTenant(tenant).And(record => (string)record[ChunkRecord.WorkbookName]! == workbook);

    public static Expression<Func<Dictionary<string, object?>, bool>> InWorkbooks(this Expression<Func<Dictionary<string, object?>, bool>> filter, IReadOnlyList<string> workbooks)
    {
        List<string> wanted = [.. workbooks];
        return wanted.Count == 0 ? filter : filter.And(record => wanted.Contains((string)record[ChunkRecord.WorkbookName]!));
    }

    public static Expression<Func<Dictionary<string, object?>, bool>> OnSheet(this Expression<Func<Dictionary<string, object?>, bool>> filter, string? sheet)
        => sheet is null ? filter : filter.And(record => (string)record[ChunkRecord.SheetName]! == sheet);

    public static Expression<Func<Dictionary<string, object?>, bool>> OfKinds(this Expression<Func<Dictionary<string, object?>, bool>> filter, IReadOnlyList<ChunkKind> kinds)
    {
        List<string> wanted = [.. kinds.Select(kind => kind.ToString())];
        return wanted.Count == 0 ? filter : filter.And(record => wanted.Contains((string)record[ChunkRecord.KindName]!));
    }

    public static Expression<Func<Dictionary<string, object?>, bool>> OnSheets(this Expression<Func<Dictionary<string, object?>, bool>> filter, IReadOnlyList<string> sheets)
    {
        List<string> wanted = [.. sheets];
        return wanted.Count == 0 ? filter : filter.And(record => wanted.Contains((string)record[ChunkRecord.SheetName]!));
    }

    public static Expression<Func<Dictionary<string, object?>, bool>> OfTables(this Expression<Func<Dictionary<string, object?>, bool>> filter, IReadOnlyList<string> tables)
    {
        List<string> wanted = [.. tables];
        return wanted.Count == 0 ? filter : filter.And(record => wanted.Contains((string)record[ChunkRecord.TableName]!));
    }

    /// <summary>What was copied from a collection; with an empty name, what was ingested.</summary>
    public static Expression<Func<Dictionary<string, object?>, bool>> CopiedFrom(string collection) => record => (string)record[ChunkRecord.CopiedFromName]! == collection;

    public static Expression<Func<Dictionary<string, object?>, bool>> And(
        this Expression<Func<Dictionary<string, object?>, bool>> left, Expression<Func<Dictionary<string, object?>, bool>> right)
    {
        var record = left.Parameters[0];
        var same = new Renaming(right.Parameters[0], record).Visit(right.Body);
        return Expression.Lambda<Func<Dictionary<string, object?>, bool>>(Expression.AndAlso(left.Body, same), record);
    }

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
