import { ObjectType } from 'type-graphql';
import { CategoryPayload, ChannelPayload, GuildPayload } from './payloads.ts';

@ObjectType({ description: 'The guild that was created.' })
export class CreateGuildPayload extends GuildPayload {}

@ObjectType({ description: 'The guild that was renamed.' })
export class RenameGuildPayload extends GuildPayload {}

@ObjectType({ description: 'The guild whose members may do something else now.' })
export class ChangeEveryonePermissionsPayload extends GuildPayload {}

@ObjectType({ description: 'The category that was created.' })
export class CreateCategoryPayload extends CategoryPayload {}

@ObjectType({ description: 'The category that was renamed.' })
export class RenameCategoryPayload extends CategoryPayload {}

@ObjectType({ description: 'The category that was moved.' })
export class MoveCategoryPayload extends CategoryPayload {}

@ObjectType({ description: 'The category that was deleted; its channels stand under none now.' })
export class DeleteCategoryPayload extends CategoryPayload {}

@ObjectType({ description: 'The channel that was created.' })
export class CreateChannelPayload extends ChannelPayload {}

@ObjectType({ description: 'The channel that was renamed.' })
export class RenameChannelPayload extends ChannelPayload {}

@ObjectType({ description: 'The channel whose topic was changed.' })
export class ChangeChannelTopicPayload extends ChannelPayload {}

@ObjectType({ description: 'The channel that was moved.' })
export class MoveChannelPayload extends ChannelPayload {}

@ObjectType({ description: 'The channel that was archived.' })
export class ArchiveChannelPayload extends ChannelPayload {}

@ObjectType({ description: 'The channel that was restored.' })
export class RestoreChannelPayload extends ChannelPayload {}

@ObjectType({ description: 'The channel that was deleted.' })
export class DeleteChannelPayload extends ChannelPayload {}
